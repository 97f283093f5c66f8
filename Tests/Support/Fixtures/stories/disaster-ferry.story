date: 2031-05-07

A ferry capsized on Lake Nyanda in Tanzania on Tuesday and 15 passengers drowned, police said.
---
> accident - > - ; 2031-05-06 ; at TZA
