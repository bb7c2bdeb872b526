# Set-up: for whoever runs the station. Nobody's visit is going on here.

service-title = The board
service-back = Back to the start
service-decimal = .
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
