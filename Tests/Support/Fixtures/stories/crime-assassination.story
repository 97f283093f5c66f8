date: 2031-05-07

Gunmen assassinated the mayor of Villa Ocaso in northern Mexico on Sunday, prosecutors said. Nobody claimed the deed.
---
> assassination /UAF > - ; 2031-05-04 ; at MEX
