date: 2031-05-07

The Rwandan army denied on Monday that its soldiers had attacked the Congolese village of Rusambo.
---
! attack
