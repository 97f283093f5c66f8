date: 2031-05-07

Rioters threw stones at police in Port Moresby on Saturday and set a customs office on fire.
---
> riot - > /COP ; 2031-05-03 ; at PNG
