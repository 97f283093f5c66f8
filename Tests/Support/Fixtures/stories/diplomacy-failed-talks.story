date: 2031-05-07
headline: Fishing talks end without a deal

Iceland and Norway failed to reach an agreement on herring quotas on Sunday after four days of bargaining in Tromvik, negotiators said.
---
> failed_agreement ISL > NOR ; 2031-05-04
! agreement
