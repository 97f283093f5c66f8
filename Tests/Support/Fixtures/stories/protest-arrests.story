date: 2031-05-07

Belarusian police arrested 60 demonstrators in Grodno on Sunday, a rights group said. They had carried empty frames.
---
> arrest BLR/COP > /OPP ; 2031-05-04 ; arrested 60 ; at BLR
