date: 2031-05-07

Canada lifted sanctions on Sri Lanka on Thursday and will reopen its trade office in Colombo.
---
> sanction_relief CAN > LKA ; 2031-05-01
