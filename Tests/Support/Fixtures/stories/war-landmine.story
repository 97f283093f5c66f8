date: 2031-05-07

A landmine killed three Malian soldiers near the village of Tindara on Sunday and wounded four more, the army said.
---
> bombing - > MLI/MIL ; 2031-05-04 ; killed 3 ; injured 4
