date: 2031-05-07

A suicide bomber blew himself up outside a police academy in Kandahar on Monday, killing 14 cadets, the governor said.
---
> suicide_bombing - > - ; 2031-05-05 ; killed 14 ; at AFG
