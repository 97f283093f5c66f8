date: 2031-05-07

Somali troops recaptured the town of Buur Dhexe from al-Shabaab on Saturday after two days of fighting, a colonel said by telephone.
---
> recapture SOM/MIL > SOM/REB ; 2031-05-03 ; at SOM
