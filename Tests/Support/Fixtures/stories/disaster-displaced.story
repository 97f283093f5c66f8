date: 2031-05-07

About 5,000 people fled the slopes of a volcano in Guatemala on Saturday as ash fell on their fields.
---
> displacement - > - ; 2031-05-03 ; displaced 5000
