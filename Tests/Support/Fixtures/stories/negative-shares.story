date: 2031-05-07

Shares of the carmaker gained two percent in early trade as analysts raised their outlook for the quarter. The index closed 12 points higher.
---
