date: 2031-05-07

Indian soldiers clashed with separatist rebels in the forest of Lohara on Saturday; two rebels and a corporal were killed, police said.
---
> armed_clash IND/MIL > /REB ; 2031-05-03
