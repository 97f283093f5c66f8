date: 2031-05-07

Fiji recognised Kosovo on Tuesday, becoming the third Pacific island state to do so this year.
---
> recognition FJI > XKX ; 2031-05-06
