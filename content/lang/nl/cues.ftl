# Wat de coach zegt: hooguit negen woorden, over de vloer, de stip en het licht.

## Fase 1

cue-start = Sta lang en zacht.
cue-hold = Riem één gaatje strakker, meer niet.
cue-breath = Adem door. De stip mag deinen.
cue-breath_check = Tel hardop mee tot tien.
cue-sway_up = Laat de vloer jou dragen.
cue-asymmetry = Maak links en rechts even zwaar.
cue-gaze = Kijk naar de horizon.
cue-praise = Mooi stil. Nog vijf tellen.

## Fase 2

cue-target = Stip naar het licht, rechtuit.
cue-feet = Laat je schoenen op hun plek.
cue-tempo = Langzaam heen, langzaam thuis.
cue-push = Duw de vloer van je af.
cue-stick = De stok blijft op drie punten.
cue-choice = Kies zelf: nog eens, of iets moeilijker?
cue-self_estimate = Hoe ging die, denk je zelf?
cue-no_feedback = Deze doe je zonder stip.
cue-lordosis = Je rug mag bewegen. Rustig bol, rustig hol.

## Fase 3

cue-expected = Drempel.
cue-cart = Zware kar. Jij hebt de tijd.
cue-recover_good = In één keer thuis. Sterk.
cue-recover_slow = Ga weer lang staan, adem, verder.
cue-surprise_done = Onverwacht, en goed opgevangen.
cue-ball = Ogen op de bal.
cue-transfer = Waar kom je dit vandaag tegen?

## Altijd

cue-fatigue = Je wordt onrustiger. Tijd voor pauze.
cue-step_off = Afstappen is altijd goed.
cue-pain = Meer pijn? Dan stoppen we hier.

## Rond een ronde

cue-step_on = Stap maar op het bord.
cue-stand_still = Sta even stil, de voeten op hun plek.
cue-three = Drie.
cue-two = Twee.
cue-one = Eén.
cue-go = Daar gaan we.
cue-stand_together = Voeten tegen elkaar, leuning binnen bereik.
cue-stand_tandem = Eén voet recht voor de andere.
cue-stand_foam = Schuim op het bord, dan opstappen.
cue-eyes_closed = Ogen dicht. Daar gaan we.
cue-eyes_open = Doe je ogen maar open.
cue-halfway = Halverwege. Lekker bezig.
cue-well_done = Klaar. Mooi gedaan.
cue-paused = Pauze. Neem je tijd.
cue-step_back_on = Stap maar weer op, dan gaan we verder.
cue-stopped = Gestopt. Dat mag altijd.
cue-level_up = Een niveau hoger. Dat kun je.
cue-level_down = Een stapje terug, en dan weer vooruit.
cue-rest = Even rust. Schud je benen los.
cue-goodbye = Tot de volgende keer.
cue-no_data = Ik hoor het bord even niet. Sta rustig.
cue-board_back = Het bord is er weer.
cue-void = Er is iets met het bord. Speel maar door.
cue-refused = Dit bord kan niet mee. Kijk op het scherm.
cue-tare = Stap even van het bord af.
cue-heavy = Dit is bijna te zwaar voor het bord.
cue-overload = Dit is te zwaar. Stap rustig af.

## Een licht volgen en pakken

cue-finale = Nu van licht naar licht.
cue-streak = Mooi, je bent in het licht.
cue-streak_long = Zo rustig mag het blijven.
cue-streak_record = Veertig tellen lang. Wat een rust.
cue-saved = Net op tijd terug. Goed zo.
cue-look_ahead = Kijk waar het licht heen gaat.
cue-flag = Kijk naar de vlag: daar is jouw licht.
cue-two_lights = Twee lichten. Volg jouw eigen vlag.
cue-home = En nu rustig terug naar het midden.
cue-blind = Zonder stip. Vertrouw op je voeten.
cue-caught = Raak.
cue-caught_run = Drie op een rij. Prachtig.
cue-caught_all = Alle acht gepakt. Wat een finale!

## Stil water

cue-drift = De lantaarn drijft weg. Ga rustig mee.
cue-light = Dat licht is van jou.
cue-homeward = Naar huis: elk lichtje telt daar mee.
cue-moon = Nu stil. Laat de maan opkomen.
cue-healed = Weer heel. Mooi opgevangen.
cue-unbroken = Tien tellen heel. Prachtig.
cue-unbroken_long = Nog steeds heel. Het water is glas.
cue-constellation = Alle sterren aan. Wat een rust!
cue-sound_leads = De warme toon is thuis. Volg die.

## Onderweg met een rolcontainer

cue-brake = Leun op tijd terug. Stop in het vak.
cue-box_short = Net vóór het vak. Leun iets naar voren.
cue-push_on = Leun naar voren, dan rolt hij.
cue-momentum = Neem vaart mee en leun door.
cue-slow_down = Iets langzamer, dan wordt het wiel rustig.
cue-slide = Rustiger, de dozen schuiven.
cue-aisle = Terug naar het midden van het gangpad.
cue-dock = Daar is het dock. Nog een klein stukje.
