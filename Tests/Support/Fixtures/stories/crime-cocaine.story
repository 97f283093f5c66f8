date: 2031-05-07

Customs officers in Guayaquil seized two tonnes of cocaine on Friday that lay hidden under bananas.
---
> crime - > - ; 2031-05-02
