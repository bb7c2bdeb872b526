# Set-up: for whoever runs the station. Nobody's visit is going on here.

service-title = The board
service-back = Back to the start
service-date = { DATETIME($date, dateStyle: "long") }

service-model = Model
service-driver = Driver
service-driver-value = { $driver }, firmware { $firmware }
service-uid = Number
service-rate = Measures
service-rate-value = { $rate } times a second
service-calibrated = Calibrated
service-never = never
service-load = On it now, kg

service-doctor = Check the board
service-doctor-text = In ten seconds: what is fine, and what to do.
service-calibrate = Calibrate
service-calibrate-text = With a known weight on 5 or 9 spots. Some ten minutes.
service-zero = Zero the board
service-zero-text = Lays down what the empty board reads as nothing.
service-identify = Which board is this?
service-identify-text = Its light blinks.

service-well-title = Nothing wrong so far
service-well-text = Check the board to be sure.
service-waiting-title = Looking for the board
service-waiting-text = One moment.
service-uncalibrated-title = Not calibrated yet
service-uncalibrated-text = Its numbers are rough. Calibrate it, then results can be compared.
service-drifted-title = The zero has drifted
service-drifted-text = Empty, the board no longer reads nothing. That is taken off by itself; zero it to keep that for good.
service-blinks-title = The light is blinking
service-blinks-text = The board whose light blinks now is this one.

trouble-left_alone-title = Still there?
trouble-left_alone-text = Touch the screen to go on. Otherwise the start comes back in { $seconds } seconds. What was not kept is gone then.
trouble-left_alone-waits = Waiting for you

bench-back = Back to the board
bench-load = kg on it now
bench-decimal = .

calibrate-title = Calibrate
calibrate-mass = How many kilograms do you use?
calibrate-what = A sack or weights that were weighed are best. A person sways: only if there is nothing else.
calibrate-positions-5 = 5 spots
calibrate-positions-5-text = Good enough for nearly everybody. Five minutes.
calibrate-positions-9 = 9 spots
calibrate-positions-9-text = A little more exact. Eight minutes.
calibrate-positions-0 = Only check
calibrate-positions-0-text = Does a known weight weigh what it should? Two minutes; changes nothing.
calibrate-start = Begin
calibrate-redo = The last one again
calibrate-simulated = Simulated: touch a spot to put the weight there, touch it again to lift it off
calibrate-step = Step { $number } of { $count }

calibrate-keep-off = Everything off, hands away
calibrate-keep-off-note = The empty board is measured. Do not touch it.
calibrate-something-on = Take everything off
calibrate-something-on-note = The board feels something. Is it empty all the same? Then wait a moment.
calibrate-moved = Everything off, hands away
calibrate-moved-note = The board was moved or touched: this begins anew.
calibrate-put = Put { $mass } kg on spot { $mark }
calibrate-put-check = Put { $mass } kg on the cross
calibrate-settling = Let go of it
calibrate-settling-note = It is not still yet.
calibrate-measuring = Leave it there
calibrate-measuring-note = Keep away from the board.
calibrate-other-mass = Is this { $mass } kg?
calibrate-other-mass-note = It weighs something else. Is anything touching it? If it is right, leave it there.
calibrate-other-place = Move it to spot { $mark }
calibrate-other-place-check = Move it to the cross
calibrate-other-place-note = It is nearer to another spot. Does the front of the board point away from you?
calibrate-move-on = Now to spot { $mark }
calibrate-move-on-check = Now to the cross
calibrate-faulty = The board measures wrongly
calibrate-faulty-note = A corner is at the end of its range, or stutters. Lift the weight off; then check the board.
calibrate-middle = Right in the middle.
calibrate-where = From the middle: { $where }.
calibrate-right = { $cm } cm to the right
calibrate-left = { $cm } cm to the left
calibrate-front = { $cm } cm forward
calibrate-back = { $cm } cm back

plan-front = front

doctor-again = Once more
doctor-page = Page { $page } of { $pages }
doctor-takes = It takes ten seconds.
