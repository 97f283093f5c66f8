date: 2031-05-07

Armenia and Azerbaijan exchanged prisoners on Saturday at a bridge near Ijaran, the Red Cross said.
---
> release ARM > AZE ; 2031-05-03
