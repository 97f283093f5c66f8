date: 2031-05-07
headline: Gunmen kidnap 12 Turkish engineers in Iraq

BAGHDAD — Gunmen kidnapped 12 Turkish engineers near the town of Tell Marova on Tuesday, Iraqi police said. The gunmen stopped the engineers' bus at a false checkpoint, Anka Wire reported.
---
> abduction /UAF > TUR ; 2031-05-06 ; abducted 12 ; at IRQ
