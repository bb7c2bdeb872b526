# The screens around a test.

today-tests = Tests
tests-title = Measure how you stand
tests-tilt-title = No tests on this board
tests-tilt-text = It feels how far it tilts, and no weight at all. Play on it as you like; a test takes a board that weighs.
tests-back = Back to the games
tests-minutes = { $minutes } min
tests-foam = foam block
tests-chair = chair
tests-helper = helper

person-title = Who are we measuring?
person-age = Age
person-age-value = { $value } years
person-height = Height
person-height-value = { $value } cm
person-why = Your score is compared with people of your age and height. These numbers are for this visit only and are not stored.
person-take = That's right
person-skip = Rather not say

test-confirm = Ready, go on
test-confirm-foam = Foam is there
test-confirm-floor = Foam is away
test-answers-done = That many
test-eyes-closed = Eyes closed
test-on-foam = On foam
test-left-foot = Left
test-right-foot = Right
