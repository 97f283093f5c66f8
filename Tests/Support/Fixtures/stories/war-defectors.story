date: 2031-05-07
headline: Forty soldiers flee to Jordan

AMMAN — Forty Syrian soldiers, including one general and at least six officers, fled to Jordan on Sunday, border guards said. Jordan is already hosting about 2,000 of them.
---
> defection SYR/MIL > - ; 2031-05-04 ; defected 40
