date: 2031-05-07

A court in Accra sentenced a customs officer to six years in prison on Thursday for taking bribes.
---
> trial /JUD > - ; 2031-05-01
