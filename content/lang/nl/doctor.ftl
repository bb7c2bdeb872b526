# Het bord nakijken: per regel wat er gemeten is, en of het goed is of wat je kunt doen.

doctor-cell =
    { $cell ->
        [tr] rechtsvoor
        [br] rechtsachter
        [tl] linksvoor
       *[bl] linksachter
    }
doctor-figure =
    { $unit ->
        [Hz] { NUMBER($value, maximumFractionDigits: 1) } Hz
        [g] { NUMBER($value, maximumFractionDigits: 2) } g
        [mm] { NUMBER($value, minimumFractionDigits: 2, maximumFractionDigits: 2) } mm
        [kg] { NUMBER($value, maximumFractionDigits: 2) } kg
        [ms] { NUMBER($value, maximumFractionDigits: 1) } ms
        [percent] { NUMBER($value, maximumFractionDigits: 2) }%
        [days] { NUMBER($value, maximumFractionDigits: 0) } { $value ->
            [one] dag
           *[other] dagen
        }
        [count] { NUMBER($value, maximumFractionDigits: 0) }
       *[other] { NUMBER($value, maximumFractionDigits: 0) } { $unit }
    }

doctor-good = goed
doctor-act = doen
doctor-unknown = ?
doctor-all-good = Alles is goed: dit bord kan aan het werk.
doctor-some-act =
    { $count ->
        [one] Er is één ding te doen.
       *[other] Er zijn { $count } dingen te doen.
    }
doctor-looking = Even kijken. Blijf van het bord af.
doctor-board = { $model }, { $driver }

doctor-not-told = Niet bekend van dit bord, of nog niet.
doctor-not-empty = Dat kan alleen met een leeg bord.
doctor-not-calibrated = Dat kan pas als het bord gekalibreerd is.
doctor-not-long = Daarvoor bleef het bord te kort achter elkaar aan.

doctor-load = Gewicht erop
doctor-load-good = Het bord is leeg.
doctor-load-act = Er staat iets of iemand op, { $kg } kg. Stap eraf, haal alles eraf en begin opnieuw. Is het bord toch leeg? Kalibreer het dan.
doctor-load-act-touched = Er kwam iets tegen het bord aan. Blijf eraf en begin opnieuw.

doctor-calibration = Kalibratie
doctor-calibration-good = Nog geldig.
doctor-calibration-good-undated = Is er. De datum staat er niet bij.
doctor-calibration-act-none = Die is er niet, dus de getallen zijn grof. Kalibreer het bord.
doctor-calibration-act-old = Ouder dan een jaar. Kalibreer het bord opnieuw.

doctor-zero = Nulpunt
doctor-zero-good = Zoals bij het kalibreren.
doctor-zero-act = Ligt te ver van dat bij het kalibreren, het meest { doctor-cell }. Kijk of daar iets klemt of onder zit en zet het bord op nul. Komt het terug? Kalibreer dan opnieuw.

doctor-drift = Verloop
doctor-drift-good = Het nulpunt blijft staan.
doctor-drift-act = Het nulpunt loopt weg, het meest { doctor-cell }. Laat het bord een half uur aanstaan, uit zon en tocht. Loopt het dan nog weg? Kijk die hoek na.

doctor-noise = Ruis
doctor-noise-good = Rustig.
doctor-noise-act = Onrustig, het meest { doctor-cell }. Zet het bord stil en vast neer, weg van motoren en opladers, en kijk daar de draden na. Tot dan worden uitslagen sterker gefilterd.
doctor-noise-act-much = Veel te onrustig, het meest { doctor-cell }: hoe snel iemand beweegt is zo niet te meten. Kijk daar de draden, de stekker en de schroeven na.

doctor-stuck = Vaste cellen
doctor-stuck-good = Alle cellen bewegen mee.
doctor-stuck-act =
    { $count ->
        [one] Van de cel { doctor-cell }
       *[other] Van { $count } cellen, ook die { doctor-cell },
    } komt steeds hetzelfde getal. Druk op die hoek en kijk of de stip meegaat. Zo niet: kijk daar stekker en draden na.

doctor-saturated = Aan het eind
doctor-saturated-good = Geen cel zit aan het eind van zijn bereik.
doctor-saturated-act = De cel { doctor-cell } zit aan het eind van zijn bereik. Meestal is een draad los of verwisseld: kijk ze na.

doctor-steps = Kleinste stap
doctor-steps-good = Fijn genoeg.
doctor-steps-act = De stappen van de cel { doctor-cell } zijn te grof. De omzetter van die cel is stuk of verkeerd ingesteld: vervang hem of zet de versterking op 128.

doctor-repeats = Herhalingen
doctor-repeats-good = Elke meting is nieuw.
doctor-repeats-act = Metingen van de cel { doctor-cell } komen dubbel: de omzetter is te langzaam. Zet bij een HX711 de pen RATE hoog, voor 80 keer per seconde.

doctor-desync = Uit de pas
doctor-desync-good = De omzetters lopen in de pas.
doctor-desync-act = Omzetters raken uit de pas. Kijk de draden SCK en DOUT na, en de voeding.

doctor-rate = Metingen
doctor-rate-good = Zo vaak als het hoort.
doctor-rate-act = Het hoort { $nominal } keer per seconde te zijn. Zet het bord uit en aan. Blijft het zo? Zet de software van het bord er opnieuw op.

doctor-jitter = Ongelijkmatig
doctor-jitter-good = De metingen komen met gelijke stappen.
doctor-jitter-act = De metingen komen met ongelijke stappen, dus snelle bewegingen worden grover gemeten. Zet een draadloos bord dichterbij. Een bord met kabel: zet er de nieuwste software op.

doctor-lost = Kwijt
doctor-lost-good = Alles komt aan.
doctor-lost-act = Er raken metingen weg. Steek het bord rechtstreeks in de computer, zonder verdeelstekker. Een draadloos bord: zet het dichterbij en doe er nieuwe batterijen in.

doctor-damaged = Beschadigd
doctor-damaged-good = Alles komt heel aan.
doctor-damaged-act = Er komen metingen beschadigd aan. Neem een andere, korte kabel, weg van stroomkabels.

doctor-checksum = Controlegetal
doctor-checksum-good = Een fout onderweg valt op.
doctor-checksum-act = Dit bord stuurt geen controlegetal: een fout onderweg valt niet op, en dat staat bij elke uitslag. Neem een korte kabel, of gebruik een bord met de software van Evenkeel.

doctor-resets = Opnieuw begonnen
doctor-resets-good = Het bord bleef aan.
doctor-resets-act = Het bord begon tussendoor opnieuw. Kijk of kabel en voeding goed vastzitten.

doctor-skew = Klok
doctor-skew-good = Loopt gelijk genoeg.
doctor-skew-act-fast = De klok van het bord loopt { $percent }% voor, en snelheden kloppen net zo veel niet. Zet de software voor dit type erop. Blijft het zo? Vervang de printplaat.
doctor-skew-act-slow = De klok van het bord loopt { $percent }% achter, en snelheden kloppen net zo veel niet. Zet de software voor dit type erop. Blijft het zo? Vervang de printplaat.

doctor-latency = Vertraging
doctor-latency-good = De stip volgt meteen.
doctor-latency-act = Metingen komen te laat aan, de stip loopt achter. Sluit andere programma's, steek het bord rechtstreeks in de computer en zet de wachttijd van de USB-stekker op 1 ms.
