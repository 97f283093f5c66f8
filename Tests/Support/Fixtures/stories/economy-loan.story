date: 2031-05-07

Japan lent Vietnam 200 million dollars on Monday for a railway along the coast, the embassy in Hanoi said.
---
> economic_aid JPN > VNM ; 2031-05-05
