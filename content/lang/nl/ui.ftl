# De schermen van de kiosk.

language-nl = NL
language-en = EN
stop-button = STOP
hint-simulated = Gesimuleerd: leun met pijltjes of muis, spatie stapt op en af
notice-no-voice = Geen spraak hier: lees mee onderaan
notice-heavy = Bijna te zwaar voor dit bord
notice-void = Telt niet mee: { $reason }
notice-uncalibrated = Dit bord is niet gekalibreerd: de getallen zijn grof
notice-calibration-old = Dit bord is langer dan een jaar geleden gekalibreerd
notice-not-saved = Opslaan lukt niet: vraag de beheerder
notice-not-kept = Afgespeelde opname: dit bezoek wordt niet bewaard

comfort-title = Zo wil ik het
comfort-calm = Rustig beeld
comfort-large_text = Grote letters
comfort-left_handed = Linkshandig
comfort-sound-all = Geluid en muziek
comfort-sound-effects = Zonder muziek
comfort-sound-off = Zonder geluid
comfort-close = Klaar

attract-brand = Evenkeel
attract-title = Hoe stevig sta jij?
attract-time = 3 minuten
attract-free = Geen account
attract-you = Dat ben jij!
attract-call = Stap op het bord, of raak het scherm aan

who-title = Voor je opstapt
who-room = 1 meter vrij rondom
who-support = Leuning of muur binnen bereik
who-floor = Vloer droog en vlak
safety-text = Dit is een trainings- en speltoepassing. Het vervangt geen onderzoek of advies van arts of fysiotherapeut. Zorg dat er iemand bij is als je snel uit balans raakt.
who-guest = Gast
who-guest-text = Geen naam, geen account. Gewoon spelen.
who-guest-go = Alles in orde, spelen als gast

level = Niveau { $level }
level-of = Niveau { $level } van { $levels }: { $name }

today-title = Wat speel je vandaag?
today-start = Speel { $seconds } seconden
today-why-first = Rustig beginnen: eerst stilstaan
today-why-next = Nu iets nieuws
today-why-again = Alles gespeeld: verbeter jezelf
today-why-chosen = Jouw keuze

phase-1 = Stilstaan
phase-2 = Sturen
phase-3 = Werk

howto-title = { $game }: zo werkt het
howto-go = Begrepen, spelen

countdown-title = Daar gaan we
countdown-feet = Beide voeten op het bord
countdown-still = Sta even stil
countdown-template = Voeten een stukje uit elkaar
countdown-together = Voeten tegen elkaar
countdown-tandem = De ene voet vlak voor de andere
countdown-unheard = Zonder geluid wijst niets je de weg: houd je ogen open.
countdown-foam = Leg het foamblok op het bord
countdown-eyes = Sluit je ogen als je ‘ga’ hoort

round-time = Nog te gaan
round-late = Over de tijd: rijd door
round-score = Score
round-uncalibrated = Bereik nog niet gemeten

pause-title = Pauze
pause-text-board = Er was iets met het bord. Je kunt verder spelen, maar deze ronde telt niet mee.
pause-text-stop = Je speelt verder. Ga klaarstaan.
pause-text-off = Je bent van het bord gestapt. Er gaat niets verloren.
pause-off = Stap weer op, anders stopt de ronde vanzelf.
pause-back = Sta stil, we gaan verder.

stop-title = Deze ronde stoppen?
stop-text = Wat je tot nu toe deed, bewaren we als gestopte ronde.
stop-yes = Ja, stoppen
stop-no = Nee, verder

result-title-0 = Een begin
result-title-1 = Goed op weg
result-title-2 = Goed gedaan
result-title-3 = Vast als een huis
result-title-void = Telt niet mee
result-title-stopped = Eerder gestopt
result-short = Nog { $points ->
    [one] één punt
   *[other] { $points } punten
} voor de { $star ->
    [1] eerste
    [2] tweede
   *[3] derde
} ster
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

reason-step_off = er is afgestapt.
reason-load_changed = de belasting veranderde te veel.
reason-data_lost = er gingen te veel meetgegevens verloren.
reason-saturated = een hoek van het bord was overbelast.
reason-stuck_cell = een hoek van het bord reageert niet.
reason-board_reset = het bord startte opnieuw op.
reason-board_lost = het bord was losgekoppeld.
reason-overload = er stond te veel gewicht op het bord.
reason-moved = het bord is verplaatst.

notes = Let op bij deze getallen: { $notes }.
note-unchecked = dit bord kan meetfouten niet zelf ontdekken
note-rate_off = het bord mat te snel of te traag
note-tilt = dit bord meet hoe scheef het staat, geen kracht
note-saturated = een hoek kreeg even te veel gewicht
note-step_off = je stapte er even af

goodbye-title = Bedankt, tot de volgende keer
goodbye-step = Stap rustig af
goodbye-rounds = { $rounds ->
    [one] ronde vandaag
   *[other] rondes vandaag
}
goodbye-streak = { $rounds } rondes op rij met een ster
goodbye-next = Vaak een beetje werkt het best: kom morgen terug, of na je volgende pauze.
goodbye-none = Deze keer niets gespeeld, en dat is prima. Je bent altijd welkom.
goodbye-done = Klaar

trouble-no_board-title = Geen bord gevonden
trouble-no_board-text = Steek de kabel van het bord in deze computer. Zit hij er al in? Trek hem eruit, wacht drie seconden en steek hem er weer in.
trouble-no_board-waits = Zoekt naar het bord
trouble-no_data-title = Het bord is stil
trouble-no_data-text = Het is aangesloten maar stuurt niets. Controleer de stekker bij het bord, of trek hem eruit en steek hem er weer in.
trouble-no_data-waits = Luistert; dit verdwijnt vanzelf
trouble-overload-title = Te veel gewicht
trouble-overload-text = Dit bord draagt hoogstens { $limit } kg. Stap rustig af, één persoon tegelijk.
trouble-overload-waits = Gaat verder als het bord leeg is
trouble-tare-title = Stap even af
trouble-tare-text = Het bord zoekt zijn nulpunt als er niemand op staat. Dat duurt twee seconden.
trouble-tare-waits = Wacht op een leeg bord
trouble-still_there-title = Ben je er nog?
trouble-still_there-text = Stap op of raak het scherm aan om verder te gaan. Anders eindigt dit bezoek over { $seconds } seconden.
trouble-still_there-waits = Wacht op jou

# Wat het bord of de schijf weigert (station.errors, key): voor wie traint; -detail is voor de beheerder.
refused-waits = Probeert het opnieuw
refused-other-title = Het lukt nu even niet
refused-other-text = Vraag de beheerder van dit station om hulp.
refused-no_permission-title = Geen toegang tot het bord
refused-no_permission-text = Deze computer mag het bord nog niet gebruiken. Vraag de beheerder van dit station om hulp.
refused-no_permission-detail = Beheerder: evenkeel boards noemt het commando dat dit oplost ({ $device })
refused-port_busy-title = Het bord is al in gebruik
refused-port_busy-text = Een ander programma gebruikt het bord. Sluit dat af. Heb je de kabel net ingestoken? Wacht dan tien seconden.
refused-port_busy-detail = Aansluiting: { $device }
refused-port_broken-title = De aansluiting werkt niet
refused-port_broken-text = Trek de kabel van het bord eruit, wacht drie seconden en steek hem er weer in.
refused-port_broken-detail = Aansluiting: { $device }
refused-no_port-title = Het bord staat verkeerd ingesteld
refused-no_port-text = Dit station zoekt het bord op de verkeerde plek. Vraag de beheerder om dat aan te passen.
refused-no_port-detail = Beheerder: { $device } is geen poort; evenkeel boards toont welke er zijn.
refused-several_boards-title = Er zijn { $number } borden aangesloten
refused-several_boards-text = Laat één bord aangesloten en trek de kabel van elk ander bord eruit.
refused-several_boards-detail = Beheerder: of kies er een met evenkeel --board { $driver }:{ $device }
refused-not_a_board-title = Dit is geen Evenkeel-bord
refused-not_a_board-text = Er is iets anders aangesloten. Controleer of de kabel van het balansbord in deze computer zit.
refused-not_a_board-detail = Beheerder: kies een andere poort (evenkeel boards) of zet de firmware van Evenkeel op het bord.
refused-no_light-title = Dit bord heeft geen lampje
refused-no_light-text = Leun op het bord en kijk of de stip beweegt.
refused-no_answer-title = Het bord antwoordt niet
refused-no_answer-text = Trek de kabel eruit, wacht drie seconden en steek hem er weer in. Helpt dat niet? Vraag de beheerder.
refused-no_answer-detail = Beheerder: misschien is dit geen Evenkeel-bord; evenkeel boards toont de poorten.
refused-other_protocol-title = Bord en station passen niet bij elkaar
refused-other_protocol-text = Het bord heeft een andere versie dan dit station. Neem een ander bord, of vraag de beheerder het bij te werken.
refused-other_protocol-detail = Beheerder: het bord spreekt protocol { $board }, dit station protocol { $station }.
refused-unsuited_board-title = Dit bord past hier niet
refused-unsuited_board-text = Het is een ander soort bord. Sluit het bord aan dat bij dit station hoort.
refused-unsuited_board-detail = Beheerder: zet de firmware van Evenkeel op het bord.
refused-own_firmware-title = Het bord is verkeerd ingesteld
refused-own_firmware-text = Dit station zoekt een ander soort bord. Vraag de beheerder dat aan te passen.
refused-own_firmware-detail = Beheerder: op dit bord staat de firmware van Evenkeel; start met evenkeel --board serial
refused-not_readable-title = Het bord is niet te begrijpen
refused-not_readable-text = Dit station kan niets met wat het bord stuurt. Vraag de beheerder om hulp.
refused-not_readable-detail = Beheerder: het stuurt "{ $seen }"; zie "Boards that print lines" in docs/hardware.md.
refused-slow_board-title = Het bord is te traag
refused-slow_board-text = Het vertelt te weinig hoe je staat. Neem een ander bord of vraag het de beheerder.
refused-slow_board-detail = Beheerder: { $number } metingen per seconde, en 25 zijn nodig. Laat het programma sneller sturen.
refused-phidget_library-title = Het bord heeft een extra programma nodig
refused-phidget_library-text = Dat staat nog niet op dit station. Vraag de beheerder van dit station om hulp.
refused-phidget_library-detail = Beheerder: evenkeel boards noemt het commando dat dit oplost.
refused-another_board-title = Dit is een ander bord
refused-another_board-text = Sluit het bord weer aan waarmee je begon. Wil je dit bord gebruiken? Vraag de beheerder.
refused-another_board-detail = Beheerder: start Evenkeel opnieuw om met dit bord verder te gaan.
refused-wii_off-title = Het Wii-bord staat uit
refused-wii_off-text = Druk op de ronde knop voorop het bord. Blijft het lampje uit? Doe er dan vier nieuwe batterijen in.
refused-wii_off-detail = Beheerder: een bord dat hier nieuw is, moet eerst gekoppeld worden; docs/hardware.md legt uit hoe.
refused-several_wii-title = Er staan { $number } Wii-borden aan
refused-several_wii-text = Laat één bord aan en haal de batterijen uit de andere borden.
refused-several_wii-detail = Beheerder: of kies er een met evenkeel --board wii:{ $device }
refused-wii_permission-title = Geen toegang tot het Wii-bord
refused-wii_permission-text = Deze computer mag het bord nog niet gebruiken. Vraag de beheerder van dit station om hulp.
refused-wii_permission-detail = Beheerder: { $device } is niet te lezen; evenkeel boards --udev zegt wat je moet doen.
refused-wii_calibration-title = Dit Wii-bord werkt niet
refused-wii_calibration-text = Haal de batterijen eruit en doe ze er weer in. Helpt dat niet? Neem een ander bord.
refused-wii_system-title = Een Wii-bord werkt hier niet
refused-wii_system-text = Deze computer kan geen Wii-bord gebruiken. Neem een ander bord, of vraag de beheerder om hulp.
refused-wii_system-detail = Beheerder: een Wii-bord werkt alleen met Linux.
refused-calibration-title = Het bord is niet goed ingesteld
refused-calibration-text = Vraag de beheerder om het bord opnieuw te kalibreren.
refused-no_simulation-title = Het oefenbord start niet
refused-no_simulation-text = Vraag de beheerder om Evenkeel opnieuw te starten.
refused-no_recording-title = De opname is er niet
refused-no_recording-text = Vraag de beheerder om een andere opname te kiezen.
refused-no_recording-detail = Opname: { $file }
refused-damaged_recording-title = De opname is beschadigd
refused-damaged_recording-text = Ze kan niet worden afgespeeld. Vraag de beheerder om een andere te kiezen.
refused-damaged_recording-detail = Opname: { $file }
refused-playback_over-title = Dit was de hele opname
refused-playback_over-text = De opname is afgelopen. Wil je haar nog een keer zien? Start Evenkeel dan opnieuw.
refused-playback_over-waits = Je kunt Evenkeel nu afsluiten
refused-disk_full-title = Er kan niets meer bewaard worden
refused-disk_full-text = De schijf van dit station is bijna vol, dus spelen kan nu niet. Vraag de beheerder om ruimte te maken.
refused-disk_full-detail = Beheerder: nog { $free_mb } MB vrij.
refused-disk_full-waits = Met STOP ga je terug
refused-store_broken-title = Er kan nu niets bewaard worden
refused-store_broken-text = De gegevens van dit station zijn niet te gebruiken, dus spelen kan nu niet. Vraag de beheerder om hulp.
refused-store_broken-detail = Beheerder: controleer { $file } en de rechten ervan, of zet een back-up terug.
refused-store_broken-waits = Met STOP ga je terug
refused-no_data_folder-title = De schijf van dit station is weg
refused-no_data_folder-text = Er kan niets bewaard worden, dus spelen kan nu niet. Is er een USB-stick uitgehaald? Steek hem er weer in.
refused-no_data_folder-detail = Beheerder: de map { $folder } is niet te vinden.
refused-no_data_folder-waits = Met STOP ga je terug
refused-disk_slow-title = De schijf reageert niet
refused-disk_slow-text = Er kan nu even niets bewaard worden. Ga terug en probeer het zo nog eens.
refused-disk_slow-detail = Beheerder: controleer de schijf met { $folder }.
refused-disk_slow-waits = Met STOP ga je terug
