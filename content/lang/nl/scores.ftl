# Wat er over scores te zeggen valt: waarom er geen is, wat er veranderd is, waarom twee uitslagen niet naast elkaar gaan.

score-stability = Stabiliteitsscore
score-band = Ongeveer { $noise } hoger of lager kan ook. 50 is gemiddeld.
score-percentile = Indicatief: je staat stabieler dan { $percent }% van de mensen met wie je vergeleken wordt
score-few = Ruwe schatting: weinig metingen van jouw leeftijd
score-firm-only = Zonder foam: alleen de vaste vloer telt mee
score-source = Norm: Santos en Duarte 2016, CC BY 4.0
score-training = Trainingsscore

no-score-conditions = Er is nog geen score: sta eerst stil met je ogen open en met je ogen dicht.
no-score-age = Zonder je leeftijd is er geen score.
no-score-height = Zonder je lengte is er geen score.
no-score-age-outside = Van jouw leeftijd is niemand gemeten voor deze score. Vergelijk met jezelf.
no-score-height-outside = Van jouw lengte is niemand gemeten voor deze score. Vergelijk met jezelf.

change-better = Beter dan eerst, en meer dan de meting schommelt
change-worse = Minder stabiel dan eerst, en meer dan de meting schommelt
change-none = Geen aantoonbare verandering
change-informational = Ter info: hieruit is geen verandering op te maken
change-provisional = De grens hiervoor is voorlopig
change-baseline = Na { $sessions } keer weten we waar je begint

domain-steady = Stilstaan
domain-proactive = Ver leunen
domain-reactive = Herstellen
domain-dual_task = Twee dingen tegelijk
domain-single_leg = Op één been
domain-missing = Nog niet gemeten

unlike-invalid = Niet vergeleken: een van de twee telt niet mee
unlike-activity = Niet vergeleken: een andere test of een ander spel
unlike-version = Niet vergeleken: de test is sindsdien veranderd
unlike-level = Niet vergeleken: een ander niveau
unlike-stance = Niet vergeleken: je voeten stonden anders
unlike-surface = Niet vergeleken: een andere ondergrond
unlike-vision = Niet vergeleken: de ene keer ogen open, de andere keer dicht
unlike-footwear = Niet vergeleken: ander schoeisel
unlike-filter = Niet vergeleken: met een ander filter gemeten
unlike-rate = Niet vergeleken: een van de twee is te langzaam gemeten
unlike-checker = Niet vergeleken: bij maar een van de twee keek een trainer mee
unlike-reach = Niet vergeleken: de ene keer met je eigen bereik gestuurd, de andere keer met het standaardbereik
unlike-board = Niet vergeleken: de borden zijn niet allebei gekalibreerd
