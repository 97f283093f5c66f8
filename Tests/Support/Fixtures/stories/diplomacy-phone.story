date: 2031-05-07

The Finnish president telephoned the president of Estonia on Sunday to talk about a damaged cable, his office said.
---
> phone_call FIN/GOV > EST/GOV ; 2031-05-04
