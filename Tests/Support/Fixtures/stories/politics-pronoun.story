date: 2031-05-07

Iran's government rejected the plan on Monday. On Tuesday it expelled two French diplomats.
---
> rejection IRN/GOV > - ; 2031-05-05
> expulsion IRN/GOV > FRA/GOV ; 2031-05-06
