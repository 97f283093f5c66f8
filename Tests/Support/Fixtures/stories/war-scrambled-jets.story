date: 2031-05-07

Turkey's army said on Monday that it scrambled two warplanes on Saturday after a Syrian helicopter came close to the border.
---
> deployment TUR/MIL > - ; 2031-05-03
