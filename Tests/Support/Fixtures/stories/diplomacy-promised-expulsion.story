date: 2031-05-07

Portugal has pledged to expel the exiled rebels from Angola, officials in Lisbon said on Monday.
---
> deportation PRT > AGO/REB ; intended
! threat
