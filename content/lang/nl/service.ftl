# Instellen: voor de beheerder van het station. Er is hier niemand aan het trainen.

service-title = Het bord
service-back = Terug naar het begin
service-date = { DATETIME($date, dateStyle: "long") }

service-model = Model
service-driver = Aansturing
service-driver-value = { $driver }, firmware { $firmware }
service-uid = Nummer
service-rate = Meet
service-rate-value = { $rate } keer per seconde
service-calibrated = Gekalibreerd
service-never = nog nooit
service-load = Ligt erop, kg

service-doctor = Bord nakijken
service-doctor-text = In tien seconden: wat is goed, en wat moet er gebeuren.
service-calibrate = Kalibreren
service-calibrate-text = Met een bekend gewicht, op 5 of 9 plekken. Een minuut of tien.
service-zero = Op nul zetten
service-zero-text = Legt vast wat het lege bord aangeeft als niets.
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
service-blinks-title = Het lampje knippert
service-blinks-text = Het bord waarvan nu het lampje knippert, is dit bord.

trouble-left_alone-title = Ben je er nog?
trouble-left_alone-text = Raak het scherm aan om verder te gaan. Anders komt over { $seconds } seconden het beginscherm terug. Wat niet bewaard is, is dan weg.
trouble-left_alone-waits = Wacht op jou

bench-back = Terug naar het bord
bench-load = kg ligt erop
bench-decimal = ,

calibrate-title = Kalibreren
calibrate-mass = Hoeveel kilo gebruik je?
calibrate-what = Het best is een zak of een paar gewichten die gewogen zijn. Een mens wiebelt: neem die alleen als er niets anders is.
calibrate-positions-5 = 5 plekken
calibrate-positions-5-text = Goed genoeg voor bijna iedereen. Vijf minuten.
calibrate-positions-9 = 9 plekken
calibrate-positions-9-text = Iets nauwkeuriger. Acht minuten.
calibrate-positions-0 = Alleen controleren
calibrate-positions-0-text = Weegt een bekend gewicht wat het hoort te wegen? Twee minuten; verandert niets.
calibrate-start = Beginnen
calibrate-redo = De vorige nog eens
calibrate-simulated = Gesimuleerd: tik op een plek om het gewicht neer te zetten, tik nog eens om het op te tillen
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
calibrate-middle = Precies in het midden.
calibrate-where = Vanaf het midden: { $where }.
calibrate-right = { $cm } cm naar rechts
calibrate-left = { $cm } cm naar links
calibrate-front = { $cm } cm naar voren
calibrate-back = { $cm } cm naar achteren

plan-front = voorkant

doctor-again = Nog eens
doctor-page = Blad { $page } van { $pages }
doctor-takes = Het duurt tien seconden.
