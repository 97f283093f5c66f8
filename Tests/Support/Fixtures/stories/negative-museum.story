date: 2031-05-07

The museum opens at nine and children pay half the price. A new room shows maps that sailors drew in the sixteenth century.
---
