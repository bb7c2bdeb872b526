# The screens of the kiosk.

language-nl = NL
language-en = EN
stop-button = STOP
hint-simulated = Simulated: arrows or mouse to lean, space to step on or off
notice-no-voice = No speech here: read along at the bottom
notice-heavy = Nearly too heavy for this board
notice-void = Does not count: { $reason }
notice-uncalibrated = This board has no calibration: numbers are rough
notice-calibration-old = This board was last calibrated over a year ago
notice-not-saved = Saving fails: ask whoever runs this station
notice-not-kept = A played recording: this visit is not kept

comfort-title = The way I like it
comfort-calm = Calm picture
comfort-large_text = Large letters
comfort-left_handed = Left-handed
comfort-sound-all = Sound and music
comfort-sound-effects = No music
comfort-sound-off = No sound
comfort-close = Done

attract-brand = Evenkeel
attract-title = How steady are you?
attract-time = 3 minutes
attract-free = No account
attract-you = That is you!
attract-call = Step on the board, or touch the screen

who-title = Before you step on
who-room = 1 metre free all around
who-support = A rail or wall in reach
who-floor = Floor dry and level
safety-text = This is a training and game application. It does not replace an examination or advice from a doctor or physiotherapist. Make sure somebody is with you if you lose your balance easily.
who-guest = Guest
who-guest-text = No name, no account. Just play.
who-guest-go = All in order, play as a guest

level = Level { $level }
level-of = Level { $level } of { $levels }: { $name }

today-title = What will you play today?
today-start = Play for { $seconds } seconds
today-why-first = Start gently: stand still first
today-why-next = Now something new
today-why-again = All played: beat your own best
today-why-chosen = Your choice

phase-1 = Standing still
phase-2 = Steering
phase-3 = Work

howto-title = { $game }: how it works
howto-go = Got it, go

countdown-title = Here we go
countdown-feet = Both feet on the board
countdown-still = Stand still for a moment
countdown-template = Feet a little apart
countdown-together = Feet side by side, touching
countdown-tandem = One foot right in front of the other
countdown-unheard = Without sound nothing leads you: keep your eyes open.
countdown-foam = Put the foam block on the board
countdown-eyes = Close your eyes when you hear ‘go’

round-time = Time left
round-late = Over time: carry on
round-score = Score
round-uncalibrated = Reach not measured yet

pause-title = Paused
pause-text-board = Something was wrong with the board. You can play on, but this round does not count.
pause-text-stop = You play on. Stand ready.
pause-text-off = You stepped off the board. Nothing is lost.
pause-off = Step back on, or the round ends by itself.
pause-back = Stand still, on we go.

stop-title = Stop this round?
stop-text = What you did so far is kept, as a stopped round.
stop-yes = Yes, stop
stop-no = No, go on

result-title-0 = A beginning
result-title-1 = On your way
result-title-2 = Well done
result-title-3 = Steady as she goes
result-title-void = Does not count
result-title-stopped = Stopped early
result-short = { $points ->
    [one] One point
   *[other] { $points } points
} short of the { $star ->
    [1] first
    [2] second
   *[3] third
} star
result-first = Your first at this level
result-best = Best so far: { $best }
result-new-best = A new best, was { $best }
result-again = Once more, level { $level }
result-harder = On to level { $level }
result-easier = Calmer: level { $level }
result-other = Something else
result-done = Done
result-saved = Saved
result-void = This round does not count: { $reason }

reason-step_off = somebody stepped off.
reason-load_changed = the load changed too much.
reason-data_lost = too much board data got lost.
reason-saturated = a corner of the board was overloaded.
reason-stuck_cell = a corner of the board does not respond.
reason-board_reset = the board restarted.
reason-board_lost = the board was unplugged.
reason-overload = there was too much weight on the board.
reason-moved = the board was moved.

notes = About these numbers: { $notes }.
note-unchecked = this board cannot find its own errors
note-rate_off = the board measured too fast or slow
note-tilt = this board measures tilt, not force
note-saturated = one corner had too much weight for a moment
note-step_off = you stepped off for a moment

goodbye-title = Thank you, until next time
goodbye-step = Step off calmly
goodbye-rounds = { $rounds ->
    [one] round today
   *[other] rounds today
}
goodbye-streak = { $rounds } rounds in a row with a star
goodbye-next = A little and often works best: come back tomorrow, or after your next break.
goodbye-none = Nothing played this time, and that is fine. You are welcome any moment.
goodbye-done = Done

trouble-no_board-title = No board found
trouble-no_board-text = Plug the board's cable into this computer. Is it in already? Pull it out, wait three seconds, plug it in again.
trouble-no_board-waits = Looking for the board
trouble-no_data-title = The board is silent
trouble-no_data-text = It is connected but sends nothing. Check the plug at the board, or unplug it and plug it in again.
trouble-no_data-waits = Listening; this goes away by itself
trouble-overload-title = Too much weight
trouble-overload-text = This board carries up to { $limit } kg. Step off calmly, one person at a time.
trouble-overload-waits = Goes on when the board is empty
trouble-tare-title = Please step off
trouble-tare-text = The board finds its zero when nobody stands on it. That takes two seconds.
trouble-tare-waits = Waiting for an empty board
trouble-still_there-title = Still there?
trouble-still_there-text = Step on or touch the screen to go on. Otherwise this visit ends in { $seconds } seconds.
trouble-still_there-waits = Waiting for you

# What the board or the disk refuses (station.errors, key): for the trainee; -detail is for whoever runs the station.
refused-waits = Trying again
refused-other-title = This does not work just now
refused-other-text = Ask whoever runs this station for help.
refused-no_permission-title = No access to the board
refused-no_permission-text = This computer may not use the board yet. Ask whoever runs this station for help.
refused-no_permission-detail = Operator: evenkeel boards says which command mends this ({ $device })
refused-port_busy-title = The board is in use already
refused-port_busy-text = Another program is using the board. Close it. Just plugged in? Then wait ten seconds.
refused-port_busy-detail = Port: { $device }
refused-port_broken-title = The connection does not work
refused-port_broken-text = Pull the board's cable out, wait three seconds, plug it in again.
refused-port_broken-detail = Port: { $device }
refused-no_port-title = The board is set up wrongly
refused-no_port-text = This station looks for the board in the wrong place. Ask whoever runs it to change that.
refused-no_port-detail = Operator: { $device } is no port; evenkeel boards lists those that there are.
refused-several_boards-title = { $number } boards are plugged in
refused-several_boards-text = Leave one board plugged in, and pull out the cable of every other one.
refused-several_boards-detail = Operator: or choose one with evenkeel --board { $driver }:{ $device }
refused-not_a_board-title = This is no Evenkeel board
refused-not_a_board-text = Something else is plugged in. Check that the balance board's cable is in this computer.
refused-not_a_board-detail = Operator: choose another port (evenkeel boards), or put Evenkeel's firmware on the board.
refused-no_light-title = This board has no light
refused-no_light-text = Lean on it and watch whether the dot moves.
refused-no_answer-title = The board does not answer
refused-no_answer-text = Pull the cable out, wait three seconds, plug it in again. No help? Ask whoever runs this station.
refused-no_answer-detail = Operator: this may be no Evenkeel board; evenkeel boards lists the ports.
refused-other_protocol-title = Board and station do not match
refused-other_protocol-text = The board has another version than this station. Use another board, or ask whoever runs this station to update it.
refused-other_protocol-detail = Operator: the board speaks protocol { $board }, this station protocol { $station }.
refused-unsuited_board-title = This board does not fit here
refused-unsuited_board-text = It is another kind of board. Plug in the board that belongs to this station.
refused-unsuited_board-detail = Operator: put Evenkeel's firmware on the board.
refused-own_firmware-title = The board is set up wrongly
refused-own_firmware-text = This station looks for another kind of board. Ask whoever runs it to change that.
refused-own_firmware-detail = Operator: this board has Evenkeel's firmware; start with evenkeel --board serial
refused-not_readable-title = The board is not understood
refused-not_readable-text = What it sends makes no sense to this station. Ask whoever runs it for help.
refused-not_readable-detail = Operator: it prints "{ $seen }"; see "Boards that print lines" in docs/hardware.md.
refused-slow_board-title = The board is too slow
refused-slow_board-text = It tells too seldom where you stand. Use another board, or ask whoever runs this station.
refused-slow_board-detail = Operator: { $number } readings a second, and 25 are needed. Let its program print faster.
refused-phidget_library-title = The board needs a library
refused-phidget_library-text = This station does not have it yet. Ask whoever runs this station for help.
refused-phidget_library-detail = Operator: evenkeel boards says which command mends this.
refused-another_board-title = This is another board
refused-another_board-text = Plug in the board again that you began with. To use this one, ask whoever runs this station.
refused-another_board-detail = Operator: start Evenkeel again to go on with this board.
refused-wii_off-title = The Wii board is off
refused-wii_off-text = Press the round button at the front of the board. Does its light stay dark? Then put in four new batteries.
refused-wii_off-detail = Operator: a board that is new here has to be paired first; docs/hardware.md says how.
refused-several_wii-title = { $number } Wii boards are on
refused-several_wii-text = Leave one board on, and take the batteries out of the others.
refused-several_wii-detail = Operator: or choose one with evenkeel --board wii:{ $device }
refused-wii_permission-title = No access to the Wii board
refused-wii_permission-text = This computer may not use the board yet. Ask whoever runs this station for help.
refused-wii_permission-detail = Operator: { $device } cannot be read; evenkeel boards --udev says what to do.
refused-wii_calibration-title = This Wii board does not work
refused-wii_calibration-text = Take the batteries out and put them back. If that does not help, use another board.
refused-wii_system-title = A Wii board does not work here
refused-wii_system-text = This computer cannot use a Wii board. Use another board, or ask whoever runs this station for help.
refused-wii_system-detail = Operator: Wii boards need Linux.
refused-calibration-title = The board is not set up well
refused-calibration-text = Ask whoever runs this station to calibrate the board again.
refused-no_simulation-title = The practice board does not start
refused-no_simulation-text = Ask whoever runs this station to start Evenkeel again.
refused-no_recording-title = The recording is not there
refused-no_recording-text = Ask whoever runs this station to choose another recording.
refused-no_recording-detail = Recording: { $file }
refused-damaged_recording-title = The recording is damaged
refused-damaged_recording-text = It cannot be played. Ask whoever runs this station to choose another.
refused-damaged_recording-detail = Recording: { $file }
refused-playback_over-title = That was the whole recording
refused-playback_over-text = The recording is over. Do you want to see it again? Start Evenkeel again.
refused-playback_over-waits = You can close Evenkeel now
refused-disk_full-title = Nothing more can be kept
refused-disk_full-text = The disk of this station is nearly full, so there is no playing now. Ask whoever runs it to make room.
refused-disk_full-detail = Operator: { $free_mb } MB are left.
refused-disk_full-waits = STOP takes you back
refused-store_broken-title = Nothing can be kept just now
refused-store_broken-text = The data of this station cannot be used, so you cannot play right now. Ask whoever runs it for help.
refused-store_broken-detail = Operator: check { $file } and its rights, or put a backup in its place.
refused-store_broken-waits = STOP takes you back
refused-no_data_folder-title = The disk of this station is gone
refused-no_data_folder-text = Nothing can be kept, so you cannot play right now. Was a USB stick pulled out? Plug it in again.
refused-no_data_folder-detail = Operator: the folder { $folder } cannot be found.
refused-no_data_folder-waits = STOP takes you back
refused-disk_slow-title = The disk does not answer
refused-disk_slow-text = Nothing can be kept for the moment. Go back and try again in a while.
refused-disk_slow-detail = Operator: check the disk with { $folder }.
refused-disk_slow-waits = STOP takes you back
