date: 2031-05-07

The striker scored twice before the break and the visitors never found their rhythm. The captain attacked down the left and shot wide in the last minute.
---
