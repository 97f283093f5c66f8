date: 2031-05-07
headline: Quake kills 44 in Peru

LIMA — An earthquake killed 44 people in southern Peru on Monday and left 3,000 homeless, the civil defence office said.
---
> disaster - > - ; 2031-05-05 ; killed 44 ; at PER
