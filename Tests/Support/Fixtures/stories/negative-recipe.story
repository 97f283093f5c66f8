date: 2031-05-07

Cut the onions into thin rings, add the oil and leave the pan on a low fire until they turn golden.
---
