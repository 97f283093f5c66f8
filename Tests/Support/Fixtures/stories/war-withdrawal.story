date: 2031-05-07

Uganda withdrew its troops from the Congolese border town of Bunaka on Friday, three weeks after they had gone in.
---
> withdrawal UGA > - ; 2031-05-02
