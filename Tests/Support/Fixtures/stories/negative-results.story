date: 2031-05-07

The brewer said net profit rose to 41 million in the first half from 36 million a year earlier, and it raised its dividend.
---
