date: 2031-05-07

Qatar mediated between Chad and Sudan on Saturday, and its envoys carried letters from one tent to the other, a diplomat in Doha said.
---
> mediation QAT > TCD ; 2031-05-03
