date: 2031-05-07

The African Union demanded the withdrawal of Eritrean troops from the border town of Zalatta on Sunday.
---
> demand_withdrawal AFR/IGO > ERI ; 2031-05-04
