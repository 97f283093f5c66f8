date: 2031-05-07

Colombia extradited a drug trafficker to the United States on Tuesday, the justice ministry said.
---
> judicial_cooperation COL > USA ; 2031-05-06
