date: 2031-05-07

Shells fired by Sudanese troops hit a market in the town of Um Dalil on Monday, killing nine people and wounding 31, doctors said.
---
> shelling SDN/MIL > - ; 2031-05-05 ; killed 9 ; injured 31
