date: 2031-05-07

Masked men robbed a jeweller in Antwerp on Saturday and escaped on bicycles.
---
> robbery - > - ; 2031-05-03 ; at BEL
