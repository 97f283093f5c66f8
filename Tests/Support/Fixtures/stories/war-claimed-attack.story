date: 2031-05-07

The rebels in Yemen claimed that they had attacked Saudi Arabia on Monday.
---
> claim_of_responsibility YEM/REB > SAU
> attack - > SAU ; 2031-05-05
