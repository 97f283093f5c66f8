date: 2031-05-07

Police in Dakar fired tear gas at students on Monday after they blocked a motorway with burning tyres.
---
> dispersal SEN/COP > /EDU ; 2031-05-05 ; at SEN
> blockade_protest - > - ; 2031-05-05
