date: 2031-05-07

The sky stayed grey over the valley, and the wind dropped towards evening. Light showers are expected on the coast tomorrow, with sun in the hills.
---
