date: 2031-05-07

Rebels captured the town of Kasembe in eastern Congo on Tuesday, residents said, and soldiers fled into the hills.
---
> occupation /REB > - ; 2031-05-06
