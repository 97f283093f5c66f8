date: 2031-05-07

Russia vetoed a resolution on grain ships in the United Nations Security Council on Friday. Twelve members had voted for it.
---
> veto RUS > - ; 2031-05-02
