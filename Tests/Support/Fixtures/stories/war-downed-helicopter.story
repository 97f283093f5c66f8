date: 2031-05-07

Nairobi complained on Monday about the downing of a Kenyan helicopter by Somali gunners, which cost two pilots their lives.
---
> aircraft_downing SOM > KEN
