# Checking the board: in each line what was measured, and that it is fine or what to do.

doctor-cell =
    { $cell ->
        [tr] front right
        [br] back right
        [tl] front left
       *[bl] back left
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
            [one] day
           *[other] days
        }
        [count] { NUMBER($value, maximumFractionDigits: 0) }
       *[other] { NUMBER($value, maximumFractionDigits: 0) } { $unit }
    }

doctor-good = good
doctor-act = to do
doctor-unknown = ?
doctor-all-good = All is good: this board is fit for use.
doctor-some-act =
    { $count ->
        [one] There is one thing to do.
       *[other] There are { $count } things to do.
    }
doctor-looking = Looking. Keep off the board.
doctor-board = { $model }, { $driver }

doctor-not-told = Not known of this board, or not yet.
doctor-not-empty = That takes an empty board.
doctor-not-calibrated = That takes a calibrated board.
doctor-not-long = The board did not stay on long enough for that.

doctor-load = Weight on it
doctor-load-good = The board is empty.
doctor-load-act = Something or somebody is on it, { $kg } kg. Step off, clear the board and start over. Is it empty after all? Then calibrate it.
doctor-load-act-touched = Something touched the board. Keep off and start over.

doctor-calibration = Calibration
doctor-calibration-good = Still valid.
doctor-calibration-good-undated = It is there, without a date.
doctor-calibration-act-none = There is none, so the numbers are rough. Calibrate the board.
doctor-calibration-act-old = More than a year old. Calibrate the board anew.

doctor-zero = Zero
doctor-zero-good = As when it was calibrated.
doctor-zero-act = Too far from where it was at calibration, most of all { doctor-cell }. See whether something is jammed or lies under it there, and zero the board. If it comes back, calibrate anew.

doctor-drift = Drift
doctor-drift-good = The zero stays where it is.
doctor-drift-act = The zero wanders, most of all { doctor-cell }. Leave the board on for half an hour, out of sun and draught. If it still wanders, look at that corner.

doctor-noise = Noise
doctor-noise-good = Quiet.
doctor-noise-act = Restless, most of all { doctor-cell }. Put the board firmly on the floor, away from motors and chargers, and look at the wires there. Until then results are filtered more strongly.
doctor-noise-act-much = Far too restless, most of all { doctor-cell }: how fast somebody moves cannot be measured like this. Look at the wires, the plug and the screws there.

doctor-stuck = Stuck cells
doctor-stuck-good = All cells are alive.
doctor-stuck-act =
    { $count ->
        [one] The cell { doctor-cell } says
       *[other] { $count } cells, also the one { doctor-cell }, say
    } the same number all the time. Press on that corner and see whether the dot follows. If not, look at the plug and wires there.

doctor-saturated = At the limit
doctor-saturated-good = No cell is at the end of its range.
doctor-saturated-act = The cell { doctor-cell } is at the end of its range. Mostly a wire is loose or swapped: look at them.

doctor-steps = Smallest step
doctor-steps-good = Fine enough.
doctor-steps-act = The steps of the cell { doctor-cell } are too coarse. The converter of that cell is broken or set wrongly: replace it, or set its gain to 128.

doctor-repeats = Repeats
doctor-repeats-good = Each reading is new.
doctor-repeats-act = Readings of the cell { doctor-cell } come double: the converter is too slow. On an HX711 set the pin RATE high, for 80 a second.

doctor-desync = Out of step
doctor-desync-good = The converters keep in step.
doctor-desync-act = Converters lose step. Look at the wires SCK and DOUT, and at the power supply.

doctor-rate = Readings
doctor-rate-good = As often as it should.
doctor-rate-act = It should be { $nominal } times a second. Turn the board off and on. If that does not help, put its software on it anew.

doctor-jitter = Uneven
doctor-jitter-good = Readings come in even steps.
doctor-jitter-act = Readings come in uneven steps, so fast movement is measured more coarsely. Put a wireless board nearer. A board with a cable: put the newest software on it.

doctor-lost = Lost
doctor-lost-good = All of it arrives.
doctor-lost-act = Readings get lost. Plug the board straight into the computer, without a hub. A wireless board: put it nearer and give it new batteries.

doctor-damaged = Damaged
doctor-damaged-good = All of it arrives whole.
doctor-damaged-act = Readings arrive damaged. Take another, short cable, away from power cables.

doctor-checksum = Checksum
doctor-checksum-good = An error on the way is noticed.
doctor-checksum-act = This board sends no checksum: an error on the way goes unnoticed, and each result says so. Take a short cable, or use a board with the software of Evenkeel.

doctor-resets = Started over
doctor-resets-good = The board stayed on.
doctor-resets-act = The board started over in between. See that cable and power are plugged in firmly.

doctor-skew = Clock
doctor-skew-good = Right enough.
doctor-skew-act-fast = The board's clock is { $percent }% fast, and speeds are wrong by as much. Put the software for this model on it. If that does not help, replace the circuit board.
doctor-skew-act-slow = The board's clock is { $percent }% slow, and speeds are wrong by as much. Put the software for this model on it. If that does not help, replace the circuit board.

doctor-latency = Delay
doctor-latency-good = The dot follows at once.
doctor-latency-act = Readings arrive too late, the dot lags behind. Close other programs, plug the board straight into the computer, and set the latency of the USB plug to 1 ms.
