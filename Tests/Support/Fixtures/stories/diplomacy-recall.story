date: 2031-05-07
headline: Bolivia recalls ambassador

Bolivia recalled its ambassador from Paraguay on Thursday after a row about a customs post near Villa Orenda.
---
> rupture BOL > PRY ; 2031-05-01
