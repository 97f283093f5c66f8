date: 2031-05-07

Kenya and Uganda signed an agreement on the use of the Malira river on Friday, officials from both sides said. Rangers of the two countries will share their boats.
---
> agreement KEN > UGA ; 2031-05-02
