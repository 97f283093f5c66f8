date: 2031-05-07

The film tells of a soldier who comes home and finds that his village has forgotten him. It won praise at a festival in spring.
---
