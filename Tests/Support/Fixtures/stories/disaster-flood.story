date: 2031-05-07

Floods killed seven people in the Bangladeshi district of Sylora on Sunday after a week of rain.
---
> disaster - > - ; 2031-05-04 ; killed 7
