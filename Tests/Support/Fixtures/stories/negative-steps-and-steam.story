date: 2031-05-07

The board took steps to study whether control of the water that is used to condense steam pays off.
---
! occupation
! dispersal
