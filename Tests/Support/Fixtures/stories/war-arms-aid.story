date: 2031-05-07

Poland supplied anti-tank missiles to Moldova on Friday, the defence ministry in Chisinau said.
---
> military_aid POL > MDA ; 2031-05-02
