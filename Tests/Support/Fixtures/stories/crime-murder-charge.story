date: 2031-05-07

Prosecutors in Rotterdam charged a former councillor with fraud on Monday. He is said to have sold permits for scrap yards.
---
> charge /JUD > - ; 2031-05-05
