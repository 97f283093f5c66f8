date: 2031-05-07
headline: Danish and Omani ministers meet in Muscat

MUSCAT — Danish Foreign Minister Ane Vestlund met Omani Foreign Minister Said al-Rashadi in Muscat on Tuesday, the Omani news agency said. The two ministers discussed fishing rights in the Arabian Sea.
---
> meeting DNK/GOV > OMN/GOV ; 2031-05-06 ; at OMN
