# De schermen van de kiosk.

language-nl = NL
language-en = EN
stop-button = STOP
hint-simulated = Gesimuleerd: pijltjes of muis leunt, spatie stapt
notice-no-voice = Geen spraak hier: lees mee onderaan
notice-not-saved = Opslaan lukt niet: vraag de beheerder

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

level = Niveau { $level }
level-of = Niveau { $level } van { $levels }: { $name }

today-title = Klaar voor vandaag
today-start = Spelen, { $seconds } seconden

howto-title = { $game }: zo werkt het
howto-go = Begrepen, spelen

countdown-title = Daar gaan we
countdown-feet = Beide voeten op het bord
countdown-still = Sta even stil

round-time = Nog te gaan
round-score = Score
round-uncalibrated = Niet gekalibreerd: standaardbereik, niet het jouwe

pause-title = Pauze
pause-text = Je bent van het bord gestapt. Er gaat niets verloren.
pause-off = Stap weer op, anders stopt de ronde vanzelf.
pause-back = Sta stil, we gaan verder.

stop-title = Deze ronde stoppen?
stop-text = Wat je tot nu toe deed wordt bewaard, als gestopte ronde.
stop-yes = Ja, stoppen
stop-no = Nee, verder

result-title-0 = Een begin
result-title-1 = Goed op weg
result-title-2 = Goed gedaan
result-title-3 = Vast als een schip
result-title-stopped = Eerder gestopt
result-first = Je eerste op dit niveau
result-best = Beste tot nu toe: { $best }
result-new-best = Een nieuw record, het was { $best }
result-again = Nog een keer, niveau { $level }
result-harder = Verder naar niveau { $level }
result-easier = Rustiger: niveau { $level }
result-other = Iets anders
result-done = Klaar
result-saved = Opgeslagen
result-void = Deze ronde telt niet mee: { $reason }

target_tracker-picture = Stippen: jij, gezien vanaf de lantaarn. Balken: van begin tot eind, vol is in het licht.
target_tracker-meaning = { $inside } % van de tijd in het licht, { $lag } seconden erachteraan.
target_tracker-meaning-inside = { $inside } % van de tijd in het licht.
target_tracker-meaning-none = Te kort om iets te meten.

reason-step_off = er is afgestapt.
reason-load_changed = de belasting veranderde te veel.
reason-data_lost = er ging te veel van het bord verloren.
reason-saturated = het bord was overbelast.
reason-stuck_cell = een hoek van het bord reageert niet.
reason-board_reset = het bord startte opnieuw op.
reason-board_lost = het bord was losgekoppeld.
reason-moved = het bord is verplaatst.

goodbye-title = Bedankt, tot de volgende keer
goodbye-step = Stap rustig af
goodbye-rounds = { $rounds ->
    [one] Eén ronde vandaag
   *[other] { $rounds } rondes vandaag
}
goodbye-next = Vaak een beetje werkt het best: kom morgen terug, of na je volgende pauze.
goodbye-none = Deze keer niets gespeeld, en dat is prima. Je bent altijd welkom.
goodbye-done = Klaar

trouble-no_board-title = Geen bord gevonden
trouble-no_board-text = Steek de kabel van het bord in deze computer. Zit hij er al in? Trek hem eruit, wacht drie seconden en steek hem er weer in.
trouble-no_board-waits = Zoekt naar het bord
trouble-no_data-title = Het bord is stil
trouble-no_data-text = Het is aangesloten maar stuurt niets. Controleer de stekker bij het bord, of trek hem eruit en steek hem er weer in.
trouble-no_data-waits = Luistert; dit verdwijnt vanzelf
trouble-board_refused-title = Dit bord is niet bruikbaar
trouble-board_refused-waits = Probeert het opnieuw
trouble-overload-title = Te veel gewicht
trouble-overload-text = Dit bord draagt hoogstens { $limit } kg. Stap rustig af, één persoon tegelijk.
trouble-overload-waits = Gaat verder als het bord leeg is
trouble-tare-title = Stap even af
trouble-tare-text = Het bord zoekt zijn nulpunt als er niemand op staat. Dat duurt twee seconden.
trouble-tare-waits = Wacht op een leeg bord
trouble-still_there-title = Ben je er nog?
trouble-still_there-text = Stap op of raak het scherm aan om verder te gaan. Anders eindigt dit bezoek over { $seconds } seconden.
trouble-still_there-waits = Wacht op jou
