# Instellen: voor de beheerder van het station. Er is hier niemand aan het trainen.

service-title = Het bord
service-back = Terug naar het begin
service-date = { DATETIME($date, dateStyle: "long") }

service-model = Model
service-driver = Aansluiting
service-driver-value = { $driver }, firmware { $firmware }
service-uid = Nummer
service-rate = Meet
service-rate-value = { $rate } keer per seconde
service-calibrated = Gekalibreerd
service-never = nog nooit
service-undated = ja, datum onbekend
service-load = Ligt erop, kg

service-doctor = Bord nakijken
service-doctor-text = In tien seconden: wat is goed, en wat moet er gebeuren.
service-calibrate = Kalibreren
service-calibrate-text = Met een bekend gewicht, op 5 of 9 plekken. Vijf tot tien minuten.
service-zero = Op nul zetten
service-zero-text = Wat het lege bord nu aangeeft, wordt nul.
service-identify = Welk bord is dit?
service-identify-text = Het lampje knippert.

service-well-title = Zo te zien in orde
service-well-text = Kijk het bord na om het zeker te weten.
service-waiting-title = Zoekt naar het bord
service-waiting-text = Een ogenblik.
service-uncalibrated-title = Nog niet gekalibreerd
service-uncalibrated-text = De getallen zijn grof. Kalibreer het, dan zijn resultaten te vergelijken.
service-drifted-title = Het nulpunt is verlopen
service-drifted-text = Leeg geeft het bord niet meer niets aan. Dat gaat er vanzelf af; zet het op nul om dat vast te leggen.
service-expired-title = Meer dan een jaar geleden gekalibreerd
service-expired-text = Cellen en schroeven blijven niet zoals ze waren. Kalibreer het opnieuw.
service-blinks-title = Het lampje knippert
service-blinks-text = Het bord waarvan nu het lampje knippert, is dit bord.

trouble-left_alone-title = Ben je er nog?
trouble-left_alone-text = Raak het scherm aan om verder te gaan. Anders komt over { $seconds } seconden het beginscherm terug. Wat niet bewaard is, is dan weg.
trouble-left_alone-waits = Wacht op jou

bench-back = Terug
bench-load = kg ligt erop
bench-decimal = ,

calibrate-title = Kalibreren
calibrate-mass = Hoeveel kilo gebruik je?
calibrate-what = Een zak of gewichten die gewogen zijn; 20 kilo is goed. Geen mens: die wiebelt te veel.
calibrate-positions-5 = 5 plekken
calibrate-positions-5-text = Goed genoeg voor bijna iedereen. Vijf minuten.
calibrate-positions-9 = 9 plekken
calibrate-positions-9-text = Iets nauwkeuriger. Acht minuten.
calibrate-positions-0 = Alleen controleren
calibrate-positions-0-text = Weegt een bekend gewicht wat het hoort te wegen? Twee minuten; verandert niets.
calibrate-start = Beginnen
calibrate-redo = De vorige nog eens
calibrate-simulated = Gesimuleerd: tik op een plek om het gewicht neer te zetten, tik nog eens om het op te tillen
calibrate-away = Het bord is weg. Sluit het weer aan: dan gaat het verder waar het was.
calibrate-stopped = Gestopt. Er is niets veranderd.
calibrate-step = Stap { $number } van { $count }

calibrate-keep-off = Alles eraf, handen weg
calibrate-keep-off-note = Het lege bord wordt gemeten. Raak het niet aan.
calibrate-something-on = Haal alles eraf
calibrate-something-on-note = Het bord voelt iets. Is het toch leeg? Wacht dan even.
calibrate-moved = Alles eraf, handen weg
calibrate-moved-note = Het bord is bewogen of aangeraakt: dit begint opnieuw.
calibrate-put = Zet { $mass } kg op plek { $mark }
calibrate-put-check = Zet { $mass } kg op het kruis
calibrate-settling = Laat het los
calibrate-settling-note = Het staat nog niet stil.
calibrate-measuring = Laat het staan
calibrate-measuring-note = Blijf van het bord af.
calibrate-other-mass = Is dit { $mass } kg?
calibrate-other-mass-note = Het weegt iets anders. Raakt er iets aan? Klopt het toch, laat het dan staan.
calibrate-other-place = Zet het op plek { $mark }
calibrate-other-place-check = Zet het op het kruis
calibrate-other-place-note = Het staat dichter bij een andere plek. Wijst de voorkant van het bord van je af?
calibrate-move-on = Nu naar plek { $mark }
calibrate-move-on-check = Nu naar het kruis
calibrate-faulty = Het bord meet verkeerd
calibrate-faulty-note = Een hoek zit aan het eind van zijn bereik, of hapert. Til het gewicht eraf en kijk het bord na.
calibrate-pulls = Andersom aangesloten
calibrate-pulls-note =
    { $cell ->
        [tr] Rechtsvoor
        [br] Rechtsachter
        [tl] Linksvoor
        [bl] Linksachter
       *[other] Alle vier
    }: het getal zakt onder het gewicht. Wissel daar de draden A+ en A− om en begin opnieuw.
calibrate-uneven = Eén hoek doet niet mee
calibrate-uneven-note = Het is de hoek { doctor-cell }. Staan alle pootjes op de vloer en klemt er niets? Kijk dan daar cel, draden en schroeven na en begin opnieuw.
calibrate-middle = Precies in het midden.
calibrate-where = Vanaf het midden: { $where }.
calibrate-right = { $cm } cm naar rechts
calibrate-left = { $cm } cm naar links
calibrate-front = { $cm } cm naar voren
calibrate-back = { $cm } cm naar achteren

plan-front = voorkant

doctor-again = Nog eens
doctor-page-first = Naar blad { $page }
doctor-page-next = Blad { $page } / { $pages }
doctor-takes = Het duurt tien seconden.

calibrate-again-mark = Plek { $mark } nog eens
calibrate-again-check = Het kruis nog eens
calibrate-again-all = Alles nog eens
calibrate-stop-title = Stoppen met kalibreren?
calibrate-stop-text = De plekken die al gemeten zijn, zijn dan weg.
calibrate-stop-yes = Ja, stoppen
calibrate-stop-no = Nee, verder

calibrate-good-title = Deze kalibratie is goed
calibrate-good-text = Bewaar hem: dan meet het bord er vanaf nu mee.
calibrate-usable-title = Hier kun je mee werken
calibrate-usable-text = Het kan beter:
calibrate-again-title = Niet goed genoeg
calibrate-again-text = Deze kalibratie is niet te bewaren, want:
checked-good-title = Het bord klopt
checked-good-text = Een bekend gewicht weegt wat het hoort te wegen, op de plek waar het staat.
checked-usable-title = Het bord klopt bijna
checked-usable-text = Je kunt door. Kalibreer het als er tijd is.
checked-again-title = Het bord klopt niet
checked-again-text = Kijk of het gewicht klopte en op het kruis stond. Zo ja, kalibreer dan.

why-place = Plek { $mark } past niet bij de rest ({ NUMBER($mm, maximumFractionDigits: 1) } mm): waarschijnlijk stond het gewicht ernaast.
why-residual = De plekken passen slecht bij elkaar ({ NUMBER($mm, maximumFractionDigits: 1) } mm). Zet het gewicht steeds precies op zijn plek, en het bord stevig op de vloer.
why-cell = De hoek { doctor-cell } voelt { NUMBER($percent, maximumFractionDigits: 0) }% van wat de andere voelen. Kijk daar cel, draad en schroeven na.
why-check-weight = Op het kruis weegt het { NUMBER($percent, maximumFractionDigits: 1) }% te { $side ->
    [more] veel
   *[less] weinig
}.
why-check-place = Op het kruis lijkt het er { NUMBER($mm, maximumFractionDigits: 1) } mm naast te staan.
why-noise = Het lege bord is onrustig ({ NUMBER($mm, maximumFractionDigits: 2) } mm). Zet het stevig neer, weg van motoren en opladers.
why-scale = Eerder woog dit gewicht { NUMBER($percent, maximumFractionDigits: 0) }% { $side ->
    [more] meer
   *[less] minder
}. Klopt het aantal kilo’s?

fact-weight = Gebruikt gewicht
fact-residual = Afwijking van de plekken
fact-noise = Ruis, leeg
fact-check-weight = Gewicht op het kruis
fact-check-place = Afstand tot het kruis
fact-kg = { NUMBER($kg, maximumFractionDigits: 1) } kg
fact-mm = { NUMBER($mm, minimumFractionDigits: 2, maximumFractionDigits: 2) } mm
fact-percent = { NUMBER($percent, minimumFractionDigits: 1, maximumFractionDigits: 1) }% ernaast

keep-keep = Bewaren
keep-drop = Weggooien
keep-done = Klaar
keep-retry = Probeer het nog eens
keep-saving-title = Opslaan
keep-saving-text = Een ogenblik.
keep-saved-title = { $places ->
    [now] Geldt voorlopig
   *[other] Opgeslagen
}
keep-saved-both = Het staat op het bord en op dit station, en geldt vanaf nu.
keep-saved-here = Het staat op dit station en geldt vanaf nu. Dit bord onthoudt zelf niets.
keep-saved-board = Het staat op het bord en geldt vanaf nu.
keep-saved-now = Het geldt vanaf nu, tot Evenkeel opnieuw start. Kalibreer het bord om een nulpunt te kunnen bewaren.
keep-nothing-lost = Er is niets kwijt. Los het op en probeer het nog eens.

zero-title = Nulpunt gemeten
zero-text = Leeg geeft het bord nu { $kg } kg aan. Bewaar je dit, dan wordt dat nul. Doe dat alleen als het bord echt leeg was.
