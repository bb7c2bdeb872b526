# De schermen rond een test.

today-tests = Testen
tests-title = Meet hoe je staat
tests-tilt-title = Op dit bord geen testen
tests-tilt-text = Het voelt hoe ver het kantelt, maar geen gewicht. Spelen kan gewoon; voor een test is een bord nodig dat weegt.
tests-back = Terug naar de spellen
tests-minutes = { $minutes } min
tests-foam = foamblok
tests-chair = stoel
tests-helper = hulp

person-title = Wie meten we?
person-age = Leeftijd
person-age-value = { $value } jaar
person-height = Lengte
person-height-value = { $value } cm
person-why = We vergelijken je score met mensen van jouw leeftijd en lengte. Deze getallen zijn alleen voor nu en worden niet bewaard.
person-take = Dat klopt
person-skip = Zeg ik liever niet

test-confirm = Klaar, verder
test-confirm-foam = Foam ligt klaar
test-confirm-floor = Foam is weg
test-answers-done = Zoveel
test-eyes-closed = Ogen dicht
test-on-foam = Op foam
test-left-foot = Links
test-right-foot = Rechts
