date: 2031-05-07

Austria's chancellor apologised to Slovenia on Thursday for a speech in which a junior minister had mocked its farmers.
---
> apology AUT/GOV > SVN ; 2031-05-01
