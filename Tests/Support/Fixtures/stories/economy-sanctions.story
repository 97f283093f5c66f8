date: 2031-05-07

The European Union imposed sanctions on Belarus on Friday over the diversion of an airliner, diplomats in Brussels said.
---
> sanction EUR/IGO > BLR ; 2031-05-02
