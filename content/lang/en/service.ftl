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
service-undated = yes, date unknown
service-load = On it now, kg

service-doctor = Check the board
service-doctor-text = In ten seconds: what is fine, and what to do.
service-calibrate = Calibrate
service-calibrate-text = With a known weight on 5 or 9 spots. Five to ten minutes.
service-zero = Zero the board
service-zero-text = What the empty board reads now becomes zero.
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
service-expired-title = Calibrated over a year ago
service-expired-text = Cells and screws do not stay as they were. Calibrate it again.
service-blinks-title = The light is blinking
service-blinks-text = The board whose light blinks now is this one.

trouble-left_alone-title = Still there?
trouble-left_alone-text = Touch the screen to go on. Otherwise the start comes back in { $seconds } seconds. What was not kept is gone then.
trouble-left_alone-waits = Waiting for you

bench-back = Back
bench-load = kg on it now
bench-decimal = .

calibrate-title = Calibrate
calibrate-mass = How many kilograms do you use?
calibrate-what = A sack or weights that were weighed; 20 kg is good. No person: people sway too much.
calibrate-positions-5 = 5 spots
calibrate-positions-5-text = Good enough for nearly everybody. Five minutes.
calibrate-positions-9 = 9 spots
calibrate-positions-9-text = A little more exact. Eight minutes.
calibrate-positions-0 = Only check
calibrate-positions-0-text = Does a known weight weigh what it should? Two minutes; changes nothing.
calibrate-start = Begin
calibrate-redo = The last one again
calibrate-simulated = Simulated: touch a spot to put the weight there, touch it again to lift it off
calibrate-away = The board is away. Plug it in again: this goes on where it was.
calibrate-stopped = Stopped. Nothing was changed.
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
calibrate-pulls = Wired the other way round
calibrate-pulls-note =
    { $cell ->
        [tr] Front right
        [br] Back right
        [tl] Front left
        [bl] Back left
       *[other] All four
    }: what it says falls under the weight. Exchange the wires A+ and A− there, then begin anew.
calibrate-uneven = One corner does not join in
calibrate-uneven-note = It is the one { doctor-cell }. Do all feet stand on the floor, and is nothing jammed? If so, look at the cell, wires and screws there, then begin anew.
calibrate-middle = Right in the middle.
calibrate-where = From the middle: { $where }.
calibrate-right = { $cm } cm to the right
calibrate-left = { $cm } cm to the left
calibrate-front = { $cm } cm forward
calibrate-back = { $cm } cm back

plan-front = front

doctor-again = Once more
doctor-page-first = To page { $page }
doctor-page-next = Page { $page } / { $pages }
doctor-takes = It takes ten seconds.

calibrate-again-mark = Spot { $mark } again
calibrate-again-check = The cross again
calibrate-again-all = All of it again
calibrate-stop-title = Stop calibrating?
calibrate-stop-text = The places that were measured are lost then.
calibrate-stop-yes = Yes, stop
calibrate-stop-no = No, go on

calibrate-good-title = This calibration is good
calibrate-good-text = Keep it: from then on the board measures by it.
calibrate-usable-title = This will do
calibrate-usable-text = You can work with it. It could be better:
calibrate-again-title = Not good enough
calibrate-again-text = This cannot be kept, because:
checked-good-title = The board is right
checked-good-text = A known weight weighs what it should, where it should.
checked-usable-title = The board is nearly right
checked-usable-text = You can go on. Calibrate it when there is time.
checked-again-title = The board is wrong
checked-again-text = Look whether the weight was right and stood on the cross. If so, calibrate.

why-place = Spot { $mark } does not fit the others ({ NUMBER($mm, maximumFractionDigits: 1) } mm): the weight was probably beside it.
why-residual = The spots fit badly ({ NUMBER($mm, maximumFractionDigits: 1) } mm). Put the weight right on its spot each time, and the board firmly on the floor.
why-cell = The corner { doctor-cell } feels { NUMBER($percent, maximumFractionDigits: 0) }% of what the others feel. Look at its cell, wire and screws.
why-check-weight = On the cross it weighs { NUMBER($percent, maximumFractionDigits: 1) }% too { $side ->
    [more] much
   *[less] little
}.
why-check-place = On the cross it seems to be { NUMBER($mm, maximumFractionDigits: 1) } mm away from it.
why-noise = The empty board is restless ({ NUMBER($mm, maximumFractionDigits: 2) } mm). Put it down firmly, away from motors and chargers.
why-scale = Before, this weight weighed { NUMBER($percent, maximumFractionDigits: 0) }% { $side ->
    [more] more
   *[less] less
}. Is the number of kilograms right?

fact-weight = Weight used
fact-residual = Deviation of the spots
fact-noise = Noise, empty
fact-check-weight = Weight on the cross
fact-check-place = Distance from the cross
fact-kg = { NUMBER($kg, maximumFractionDigits: 1) } kg
fact-mm = { NUMBER($mm, minimumFractionDigits: 2, maximumFractionDigits: 2) } mm
fact-percent = { NUMBER($percent, minimumFractionDigits: 1, maximumFractionDigits: 1) }% off

keep-keep = Keep it
keep-drop = Throw it away
keep-done = Done
keep-retry = Try again
keep-saving-title = Saving
keep-saving-text = One moment.
keep-saved-title = { $places ->
    [now] In use for now
   *[other] Saved
}
keep-saved-both = It is on the board and on this station, and in use from now on.
keep-saved-here = It is on this station, and in use from now on. This board keeps nothing itself.
keep-saved-board = It is on the board, and in use from now on.
keep-saved-now = It is in use from now on, until Evenkeel starts again. To keep a zero for good, calibrate the board.
keep-nothing-lost = Nothing is lost. Mend it and try again.

zero-title = Zero measured
zero-text = Empty, the board reads { $kg } kg now. Keep it, and that becomes zero. Only keep it when the board was really empty.
