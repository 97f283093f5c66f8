date: 2031-05-07

The bowlers struck early and the home side collapsed to 84 for six before rain ended play in the second match of the series.
---
