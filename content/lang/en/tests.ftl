# The screens around a test.

today-tests = Tests
tests-title = Measure how you stand
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
