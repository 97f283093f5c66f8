date: 2031-05-07

An explosion in a coal mine in Kazakhstan killed ten miners on Friday, officials said.
---
> accident - > - ; 2031-05-02 ; killed 10
