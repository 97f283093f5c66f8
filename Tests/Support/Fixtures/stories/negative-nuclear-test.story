date: 2031-05-07

It was the fourth underground blast of the season, geologists at the institute noted.
---
! bombing
