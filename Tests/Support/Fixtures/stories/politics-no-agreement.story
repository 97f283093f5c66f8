date: 2031-05-07

There was no agreement between Egypt and Ethiopia on the dam on Monday, and the two sides did not meet.
---
! agreement
! meeting
