date: 2031-05-07

Bus drivers in Lisbon went on strike on Thursday to demand higher pay. Their union said that nine drivers in ten had stayed at home.
---
> strike - > - ; 2031-05-01 ; at PRT
