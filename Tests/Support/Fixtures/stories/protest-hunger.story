date: 2031-05-07

Three jailed Turkish writers began a hunger strike on Friday, their lawyer said.
---
> hunger_strike TUR > - ; 2031-05-02
