date: 2031-05-07

Honduras accused El Salvador of moving a border stone on Saturday. San Salvador did not comment.
---
> accusation HND > SLV ; 2031-05-03
