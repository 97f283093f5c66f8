date: 2031-05-07

North Korea threatened to attack South Korea on Monday if the naval drill off Yondo island goes ahead.
---
> threat_of_force PRK > KOR ; 2031-05-05
! attack
