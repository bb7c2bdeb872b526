# De schermen van de kiosk.

language-nl = NL
language-en = EN
stop-button = STOP
hint-simulated = Gesimuleerd bord: leun met pijltjes of muis, spatie stapt op en af
notice-captions = Geen geluid hier: lees onderaan mee

attract-brand = Evenkeel
attract-title = Stuur met je balans
attract-text = Leun een beetje en jouw licht beweegt over het water. Eén spel duurt anderhalve minuut.
attract-call = Stap op het bord, of raak het scherm aan

who-title = Voor je opstapt
who-room = 1 meter vrij rondom
who-support = Leuning of muur binnen bereik
who-floor = Vloer droog en vlak
safety-text = Dit is een trainings- en speltoepassing. Het vervangt geen onderzoek of advies van arts of fysiotherapeut. Zorg dat er iemand bij is als je snel uit balans raakt.
who-guest = Gast
who-guest-text = Geen naam, geen account. Gewoon spelen.
who-guest-go = Alles in orde, spelen
