date: 2031-05-07

People say that a strike is a battle of nerves, and that whoever blinks first has lost. Perhaps; but patience has friends too.
---
