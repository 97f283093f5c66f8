date: 2031-05-07

Traders said offers for soft wheat were firm, while buyers waited for the crop report. Freight rates fell slightly.
---
