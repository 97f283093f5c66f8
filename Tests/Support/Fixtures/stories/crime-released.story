date: 2031-05-07

A court in Tbilisi released an opposition leader on bail on Monday after eleven weeks in jail.
---
> release /JUD > /OPP ; 2031-05-05
