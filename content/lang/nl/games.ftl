# De spellen: naam, belofte, uitleg, wat een resultaat zegt, de niveaus.

unit-points = { $count ->
    [one] punt
   *[other] punten
}

## Target Tracker: houd je stip in de bewegende cirkel.

target_tracker-name = Blijf bij het licht
target_tracker-promise = Leun mee met een lantaarn die over het water zwerft.
target_tracker-howto-1 = Sta stil in het midden, je voeten blijven op hun plek.
target_tracker-howto-2 = Leun met je hele lijf: je stip gaat mee. Houd hem in de lichtkring.
target_tracker-howto-3 = Aan het eind springt het licht langs acht boeien. Pak ze allemaal.
target_tracker-ghost = De ster op de kade is jouw beste ronde tot nu toe

target_tracker-result-0 = Het licht was je te vlug af. Kijk waar het heen gaat, dan komt je lijf vanzelf mee.
target_tracker-result-1 = Je hebt het licht gevonden. Nu nog wat langer bij je houden.
target_tracker-result-2 = Het licht was meestal bij jou. Goed gestuurd.
target_tracker-result-3 = Jij en het licht waren één. Prachtig gestuurd.
target_tracker-result-stopped = Je bent eerder gestopt. Dat mag altijd; deze ronde telt niet mee.

target_tracker-picture = Cirkel: waar jij was, gezien vanaf het licht. Balken: van begin tot eind; hoe hoger, hoe langer in het licht.
target_tracker-meaning = { $lag ->
    [0] { $inside }% van de tijd in het licht, gelijk met het licht mee.
   *[other] { $inside }% van de tijd in het licht, gemiddeld { $lag } seconde achter het licht aan.
}
target_tracker-meaning-inside = { $inside }% van de tijd in het licht.
target_tracker-meaning-none = Te kort om iets te meten.
target_tracker-moment = Je langste keer in het licht: { $seconds } seconden achter elkaar.
target_tracker-moment-all = Alle acht boeien gepakt: de hele haven liet lantaarns op.
target_tracker-moment-quick = De sprongen die je haalde, kostten je gemiddeld { $seconds } seconde.

target_tracker-next-up = Dat ging twee keer goed. Het volgende niveau wacht op je.
target_tracker-next-same = Nog een ronde op dit niveau: twee goede op rij, en je mag verder.
target_tracker-next-down = Een stapje terug geeft je weer rust. Van daar ga je verder.
target_tracker-next-rest = Neem eerst even rust. Daarna beginnen we weer rustig.
target_tracker-next-top = Je staat op het hoogste niveau. Ga voor alle acht boeien.

target_tracker-level-1 = Kalm water
target_tracker-level-1-change = Een rustige lus, dicht bij je midden.
target_tracker-level-2 = Verder van de kade
target_tracker-level-2-change = Het licht gaat verder naar buiten.
target_tracker-level-3 = Kleinere lantaarn
target_tracker-level-3-change = De lichtkring is kleiner.
target_tracker-level-4 = Er staat stroom
target_tracker-level-4-change = Het licht gaat sneller.
target_tracker-level-5 = Smalle steiger
target_tracker-level-5-change = Je voeten staan tegen elkaar.
target_tracker-level-6 = Flarden mist
target_tracker-level-6-change = Af en toe verdwijnt je stip. Vertrouw op je voeten.
target_tracker-level-7 = Twee lantaarns
target_tracker-level-7-change = Er drijft een tweede licht rond. Kijk welke vlag de jouwe is.
target_tracker-level-8 = Draaiende wind
target_tracker-level-8-change = Het licht kiest zijn eigen weg, en de boeien melden zich later.
target_tracker-level-9 = Open water
target_tracker-level-9-change = Het licht zwerft verder naar buiten.
target_tracker-level-10 = Storm
target_tracker-level-10-change = Het licht vaart nog iets sneller.

## Stil water: houd de spiegeling van een lantaarn heel.

still_water-name = Stil water
still_water-promise = Sta stil, en een lantaarn rust op een meer als glas.
still_water-howto-1 = Sta lang en los. Zolang je stil bent, blijft de spiegeling heel.
still_water-howto-2 = Beweeg je, dan lopen er kringen over het water en breekt de spiegeling.
still_water-howto-3 = Drijft de lantaarn weg? Leun mee en word weer stil: een licht gaat aan.
still_water-ghost = De bleke lantaarn boven de oever is jouw beste ronde tot nu toe

still_water-result-0 = Het water was onrustig vandaag. Adem uit en laat de vloer je dragen.
still_water-result-1 = Het meer werd af en toe stil. Die momenten mogen langer worden.
still_water-result-2 = Een kalm meer, en lichtjes mee naar huis. Goed gestaan.
still_water-result-3 = Water als glas. Dat was echt stil.
still_water-result-stopped = Je bent eerder gestopt. Dat mag altijd; deze ronde telt niet mee.

still_water-picture = De lijn: jouw gewicht rond de lantaarn, oranje buiten het stille water. Balk: vol is een hele spiegeling.
still_water-meaning = { $inside }% van de tijd in stil water, zo'n { $sway } mm van de lantaarn af.
still_water-meaning-inside = { $inside }% van de tijd in stil water.
still_water-meaning-none = Te kort om iets te meten.
still_water-moment = Jouw langste hele spiegeling: { $seconds } seconden.
still_water-moment-stars = Je hebt alle sterren van de lantaarn aan de hemel laten branden.

still_water-next-up = Dat ging twee keer goed. Het volgende niveau wacht op je.
still_water-next-same = Nog een ronde op dit niveau: twee goede op rij, en je mag verder.
still_water-next-down = Een stapje terug geeft je weer rust. Van daar ga je verder.
still_water-next-rest = Neem eerst even rust. Daarna beginnen we weer rustig.
still_water-next-top = Je staat op het hoogste niveau. Ga voor alle sterren aan de hemel.

still_water-level-1 = Avond op het meer
still_water-level-1-change = Sta stil, en volg de lantaarn naar drie plekken.
still_water-level-2 = Over de baai
still_water-level-2-change = De lantaarn drijft verder weg.
still_water-level-3 = Dun ijs
still_water-level-3-change = De kring van stil water is kleiner.
still_water-level-4 = Een avondbriesje
still_water-level-4-change = De lantaarn drijft sneller en blijft langer weg.
still_water-level-5 = Op de steiger
still_water-level-5-change = Je staat met je voeten tegen elkaar.
still_water-level-6 = Nacht zonder maan
still_water-level-6-change = Ogen dicht. De warme toon is thuis, en water ruist aan de kant waar je heen leunt.
still_water-level-7 = Eén druppel
still_water-level-7-change = De kring van stil water is nog kleiner.
still_water-level-8 = Op zacht mos
still_water-level-8-change = Je staat op schuim, voeten tegen elkaar. Ogen weer open; houd een leuning binnen bereik.

## Rolcontainer: breng een volle rolcontainer heel en op tijd bij het dock.

roll_container-name = Rolcontainer
roll_container-promise = Duw een volle rolcontainer heel en op tijd naar het dock.
roll_container-howto-1 = Leun naar voren om te duwen, naar achteren om te remmen.
roll_container-howto-2 = De stip ben jij. Leun opzij om te sturen.
roll_container-howto-3 = Drempel? Leun door, en dan meteen terug naar je midden.
roll_container-ghost = Het ringetje bovenin en de bleke container zijn jouw beste ronde tot nu toe

roll_container-result-0 = Deze vracht was nog eigenwijs. Rustig vertrekken is het halve werk.
roll_container-result-1 = De container staat er. Nu nog rustiger, en netjes in de vakken.
roll_container-result-2 = Mooi gereden. Rustig vertrekken en netjes stoppen brengt de derde ster.
roll_container-result-3 = Vakwerk. Zo rijdt de hele nachtploeg het liefst.
roll_container-result-stopped = Je bent eerder gestopt. Dat mag altijd; deze rit telt niet mee.

roll_container-picture = Vinkje: vlot weer rustig, ring: traag. Ster: nette stop. Start op het werk zwaarder dan zo'n 20 kg (man), 15 kg (vrouw)? Haal hulp (HSE RR228).
roll_container-meaning = Na een duw gemiddeld na { $recovery } s weer rustig; { $smooth }% soepel vertrokken.
roll_container-meaning-short = { $smooth }% soepel vertrokken.
roll_container-meaning-some = Na een duw { $back } van de { $all } keer weer rustig; { $smooth }% soepel vertrokken.
roll_container-meaning-none = Te kort om iets te meten.
roll_container-moment-recovery = Na een stoot stond je gemiddeld na { $recovery } seconde weer rustig.
roll_container-moment-clean = In één keer tussen de lijnen gestopt: { $clean } keer.
roll_container-moment-smooth = Je vertrok voor { $smooth }% soepel.
roll_container-moment-whole = Alle { $goods } dozen heel aangekomen.
roll_container-meaning-next-home = Volgende keer: na een duw meteen terug naar je midden.
roll_container-meaning-next-goods = Volgende keer: rem eerder en stuur rustiger, dan blijven de dozen staan.
roll_container-meaning-next-start = Volgende keer: bouw je druk rustiger op.

roll_container-next-up = Dat ging twee keer goed. De volgende rit wacht op je.
roll_container-next-same = Nog een rit op dit niveau: twee goede op rij, en je mag verder.
roll_container-next-down = Een lichtere vracht geeft je weer grip. Van daar ga je verder.
roll_container-next-rest = Neem eerst even rust. Daarna beginnen we weer rustig.
roll_container-next-top = Je staat op het hoogste niveau. Breng alle dozen heel naar het dock.

roll_container-sign-threshold = drempel
roll_container-sign-gap = spleet
roll_container-sign-left = bocht links
roll_container-sign-right = bocht rechts
roll_container-sign-box = stopvak
roll_container-sign-up = helling op
roll_container-sign-down = helling af
roll_container-sign-worn = stroef wiel
roll_container-sign-shimmy = zwabberwiel
roll_container-sign-wait = sta stil
roll_container-sign-here = nu

roll_container-level-1 = Een stil gangpad
roll_container-level-1-change = Eén lage drempel, één ruime bocht, twee vakken om in te stoppen.
roll_container-level-2 = Zwaardere vracht
roll_container-level-2-change = De container is zwaarder en er ligt een drempel bij.
roll_container-level-3 = Tussen de stellingen
roll_container-level-3-change = Krappere bochten en kleinere stopvakken.
roll_container-level-4 = Het dock wacht
roll_container-level-4-change = Je hebt minder tijd.
roll_container-level-5 = Smal staan
roll_container-level-5-change = Je voeten staan tegen elkaar.
roll_container-level-6 = Rubber, water, helling
roll_container-level-6-change = De vloer wisselt, en de wielen zijn wat kleiner.
roll_container-level-7 = Een eigenwijs wiel
roll_container-level-7-change = De wielen doen soms raar, en niet alles wordt nog aangekondigd.
roll_container-level-8 = Volle lading
roll_container-level-8-change = De zwaarste vracht die er is, en een drempel erbij.
roll_container-level-9 = Smalle paden
roll_container-level-9-change = Smallere gangpaden, krappere bochten en kleine stopvakken.
roll_container-level-10 = Nachtdienst
roll_container-level-10-change = Weinig licht, en niemand die je waarschuwt.
