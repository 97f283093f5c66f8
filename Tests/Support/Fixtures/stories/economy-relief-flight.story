date: 2031-05-07

Turkey sent food and medicine to Haiti on Saturday after the storm, the Red Crescent said.
---
> humanitarian_aid TUR > HTI ; 2031-05-03
