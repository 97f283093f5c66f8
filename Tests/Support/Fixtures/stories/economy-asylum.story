date: 2031-05-07

Uruguay granted asylum to a Nicaraguan poet on Friday. She had crossed three borders on foot.
---
> asylum URY > NIC ; 2031-05-02
