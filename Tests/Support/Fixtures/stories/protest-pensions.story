date: 2031-05-07
headline: Thousands march over pensions in Lyon

About 8,000 people protested against a pension law in Lyon on Tuesday, police said. The march ended peacefully in front of the town hall.
---
> protest - > - ; 2031-05-06 ; participants 8000 ; at FRA
