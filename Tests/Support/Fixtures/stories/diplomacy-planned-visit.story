date: 2031-05-07

Spain's prime minister will visit Morocco in June, a palace official in Rabat said on Tuesday. It would be the first such trip in nine years.
---
> planned_meeting ESP/GOV > MAR ; future
! visit
