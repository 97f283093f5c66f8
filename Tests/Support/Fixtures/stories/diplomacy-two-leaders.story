date: 2031-05-07

Norway and Iceland met on Tuesday to discuss herring quotas. Iceland met Norway at a lodge near the harbour, an aide added.
---
> meeting NOR > ISL ; 2031-05-06
