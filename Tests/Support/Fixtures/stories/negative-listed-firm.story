date: 2031-05-07

Norfolk Mills Inc <NRFK> said it rejected the bid. Norfolk agreed to sell its yarn plant and appointed an interim president.
---
! rejection
! appointment
