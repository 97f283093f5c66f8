date: 2031-05-07

Norway suspended aid to Malawi on Tuesday after auditors found that money for wells had gone missing.
---
> aid_cut NOR > MWI ; 2031-05-06
