date: 2031-05-07

Ethiopian warplanes bombed a rebel camp near Adi Keyna on Friday, the army said. A spokesman for the rebels said that five fighters were killed.
---
> air_strike ETH/MIL > /REB ; 2031-05-02
