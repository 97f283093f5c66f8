date: 2031-05-07

Protesters demolished a customs hall in Bamako on Tuesday, the police said.
---
> riot /OPP > - ; 2031-05-06 ; at MLI
