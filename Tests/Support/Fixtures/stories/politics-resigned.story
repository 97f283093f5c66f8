date: 2031-05-07

Latvia's interior minister resigned on Thursday over the escape of four prisoners.
---
> resignation LVA/GOV > - ; 2031-05-01
