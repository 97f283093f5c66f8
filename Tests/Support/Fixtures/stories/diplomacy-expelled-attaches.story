date: 2031-05-07
headline: Chile expels two Peruvian diplomats

SANTIAGO — Chile on Monday expelled two Peruvian diplomats whom it accuses of spying on a naval yard. Lima called the step unfriendly.
---
> expulsion CHL > PER/GOV ; 2031-05-05
