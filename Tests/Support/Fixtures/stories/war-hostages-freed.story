date: 2031-05-07

Nigerian troops freed 19 schoolgirls on Thursday who had been held by bandits in a forest for a month, the army said.
---
> release NGA/MIL > - ; 2031-05-01 ; released 19
