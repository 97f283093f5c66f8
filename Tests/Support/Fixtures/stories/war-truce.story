date: 2031-05-07

The Philippine government and Maoist rebels declared a truce on Thursday that is to hold through the harvest.
---
> truce PHL/GOV > - ; 2031-05-01
