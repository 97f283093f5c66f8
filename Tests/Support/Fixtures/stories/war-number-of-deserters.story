date: 2031-05-07

The number of soldiers who are deserting appears to have grown since winter, a study says.
---
! defection
