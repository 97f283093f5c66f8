date: 2031-05-07

Kenyan police shot dead two protesters in Kisumu on Tuesday, witnesses said.
---
> crackdown KEN/COP > /OPP ; 2031-05-06 ; at KEN
