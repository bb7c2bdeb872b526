# De tests: hoe ze heten, wat je doet, en wat er onderweg gezegd wordt.

# Gesproken: alleen begin en einde.
protocol-say-start = Start
protocol-say-stop = En stop

protocol-stage-instruction = Zo gaat het
protocol-stage-step_on = Stap op het bord en sta stil
protocol-stage-weigh = Stap met twee voeten op en sta stil: we wegen je even
protocol-stage-step_off = Stap van het bord af
protocol-stage-settle = Blijf zo staan
protocol-stage-settle_seated = Klaar zitten
protocol-stage-settle_landing = Wacht naast het bord
protocol-stage-trial = Meting loopt
protocol-stage-answers = Hoeveel goede antwoorden?
protocol-stage-rest = Rust even uit
protocol-stage-repeat = Die telt niet mee: { $reason } We doen hem over.
protocol-stage-done = Klaar, dit was de test
protocol-practice = Oefenen: telt niet mee
protocol-trial-of = Meting { $trial } van { $trials }
protocol-off-is-fine = Je mag er even af
protocol-foam = Leg het foamblok op het bord, zorg voor houvast binnen bereik
protocol-no-foam = Haal het foamblok van het bord
protocol-partner-wait = Partner: nog even wachten
protocol-partner-now = Partner: duw nu

reason-no_step = er stapte niemand op.
reason-on_board = er stond iemand op het bord.
reason-no_metric = er viel niets uit af te lezen.
reason-push_early = de duw kwam te vroeg.
reason-push_late = de duw kwam te laat.
reason-no_push = er kwam geen duw die duidelijk genoeg was.

protocol-task-sevens = Tel hardop terug vanaf een getal rond de 300, telkens 7 eraf. Iemand telt mee hoeveel er goed zijn.

protocol-quiet_stance-name = Stilstaan
protocol-quiet_stance-about = Hoe stil sta je met je ogen open, en hoe met je ogen dicht?
protocol-quiet_stance-eo_firm = Voeten zoals op de tekening, armen los. Kijk naar een vast punt en sta zo stil als je kunt.
protocol-quiet_stance-ec_firm = Voeten zoals op de tekening, armen los. Doe je ogen dicht en sta stil tot je ‘stop’ hoort.

protocol-mctsib-name = Stilstaan op vier manieren
protocol-mctsib-about = Vaste vloer en foam, ogen open en ogen dicht: waar leun jij op?
protocol-mctsib-eo_firm = Voeten zoals op de tekening, armen los. Kijk naar een vast punt en sta zo stil als je kunt.
protocol-mctsib-ec_firm = Voeten zoals op de tekening, armen los. Doe je ogen dicht en sta stil tot je ‘stop’ hoort.
protocol-mctsib-eo_foam = Op het foam, voeten even ver uit elkaar. Kijk naar een vast punt. Houd een leuning binnen bereik.
protocol-mctsib-ec_foam = Op het foam, ogen dicht tot je ‘stop’ hoort. Houd een leuning binnen bereik, of vraag iemand erbij.

protocol-tandem-name = Hak tegen teen
protocol-tandem-about = Twee voeten op één lijn: links voor en rechts voor.
protocol-tandem-left_leads = Linkervoet voor, hak tegen de tenen van je rechtervoet. Kijk naar een vast punt.
protocol-tandem-right_leads = Rechtervoet voor, hak tegen de tenen van je linkervoet. Kijk naar een vast punt.

protocol-single_leg-name = Op één been
protocol-single_leg-about = Hoelang blijf je staan? De klok stopt als je andere voet de grond raakt, of na 45 seconden.
protocol-single_leg-left = Stap met twee voeten op. Til dan je rechtervoet op en blijf op je linkerbeen staan.
protocol-single_leg-right = Stap met twee voeten op. Til dan je linkervoet op en blijf op je rechterbeen staan.

protocol-athletic_single_leg-name = Op één been, sport
protocol-athletic_single_leg-about = Drie keer 20 seconden op elk been, met korte rust.
protocol-athletic_single_leg-left = Stap met twee voeten op. Til dan je rechtervoet op en sta midden op het bord op je linkerbeen.
protocol-athletic_single_leg-right = Stap met twee voeten op. Til dan je linkervoet op en sta midden op het bord op je rechterbeen.

protocol-limits_of_stability-name = Zo ver mogelijk leunen
protocol-limits_of_stability-about = In acht richtingen zo ver als het veilig gaat, met je hele lijf in één lijn.
protocol-limits_of_stability-front = Leun bij ‘start’ recht naar voren, snel en ver. Hielen blijven staan. Houd het vast.
protocol-limits_of_stability-front_right = Leun bij ‘start’ schuin naar rechtsvoor, snel en ver. Voeten blijven staan. Houd het vast.
protocol-limits_of_stability-right = Leun bij ‘start’ recht naar rechts, snel en ver. Voeten blijven staan. Houd het vast.
protocol-limits_of_stability-back_right = Leun bij ‘start’ schuin naar rechtsachter, snel en ver. Voeten blijven staan. Houd het vast.
protocol-limits_of_stability-back = Leun bij ‘start’ recht naar achteren, snel en ver. Tenen blijven staan. Houd het vast.
protocol-limits_of_stability-back_left = Leun bij ‘start’ schuin naar linksachter, snel en ver. Voeten blijven staan. Houd het vast.
protocol-limits_of_stability-left = Leun bij ‘start’ recht naar links, snel en ver. Voeten blijven staan. Houd het vast.
protocol-limits_of_stability-front_left = Leun bij ‘start’ schuin naar linksvoor, snel en ver. Voeten blijven staan. Houd het vast.

protocol-weight_shift-name = Heen en weer op de maat
protocol-weight_shift-about = Verplaats je gewicht gelijk met het doel, zijwaarts en naar voren en achteren.
protocol-weight_shift-ml_3 = Van links naar rechts en terug, drie tellen per kant. Ga gelijk op met het doel.
protocol-weight_shift-ml_2 = Van links naar rechts en terug, twee tellen per kant. Ga gelijk op met het doel.
protocol-weight_shift-ml_1 = Van links naar rechts en terug, één tel per kant. Ga gelijk op met het doel.
protocol-weight_shift-ap_3 = Naar voren en naar achteren, drie tellen per kant. Ga gelijk op met het doel.
protocol-weight_shift-ap_2 = Naar voren en naar achteren, twee tellen per kant. Ga gelijk op met het doel.
protocol-weight_shift-ap_1 = Naar voren en naar achteren, één tel per kant. Ga gelijk op met het doel.

protocol-step_on-name = Opstappen en staan
protocol-step_on-about = Eén stap het bord op, op één been: hoe snel sta je stil?
protocol-step_on-left = Ga naast het bord staan. Stap bij ‘start’ op met links, blijf op dat been staan en sta meteen stil.
protocol-step_on-right = Ga naast het bord staan. Stap bij ‘start’ op met rechts, blijf op dat been staan en sta meteen stil.

protocol-partner_push-name = Een duwtje opvangen
protocol-partner_push-about = Iemand geeft je een duwtje, en jij weet niet wanneer. Hoe snel sta je weer stil?
protocol-partner_push-pushed = Armen los, kijk naast het scherm. Voel je een duw? Sta snel weer stil.
protocol-partner_push-partner = Partner: vlak erachter. Duw als het scherm het zegt: kort, vlakke hand, steeds een andere kant. Vang op met de andere.

protocol-fatigue-name = Even peilen
protocol-fatigue-about = Twee keer 20 seconden stilstaan: word je al moe?
protocol-fatigue-eo_firm = Voeten zoals op de tekening, armen los. Kijk naar een vast punt en sta zo stil als je kunt.

protocol-dual_task-name = Twee dingen tegelijk
protocol-dual_task-about = Staan, terugtellen op een stoel, en allebei tegelijk: wat kost het?
protocol-dual_task-single = Voeten zoals op de tekening, armen los. Sta stil en doe verder niets.
protocol-dual_task-seated = Ga naast het bord zitten. Tel vanaf ‘start’ hardop terug, telkens 7 eraf.
protocol-dual_task-dual = Voeten zoals op de tekening, armen los. Sta stil en tel vanaf ‘start’ hardop terug, telkens 7 eraf.
