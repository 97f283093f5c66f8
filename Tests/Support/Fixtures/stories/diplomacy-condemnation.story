date: 2031-05-07

The Swedish government condemned Belarus on Monday over the trial of a radio reporter. Stockholm said the trial broke every rule of fairness.
---
> criticism SWE/GOV > BLR ; 2031-05-05
