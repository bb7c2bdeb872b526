# Instellen: voor de beheerder van het station. Er is hier niemand aan het trainen.

service-title = Het bord
service-back = Terug naar het begin
service-decimal = ,
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
