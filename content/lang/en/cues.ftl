# What the coach says: nine words at most, about the floor, the dot and the light.

## Phase 1

cue-start = Stand tall and soft.
cue-hold = Belt one notch tighter, no more.
cue-breath = Keep breathing. The dot may float.
cue-breath_check = Count out loud to ten.
cue-sway_up = Let the floor carry you.
cue-asymmetry = Make left and right equally heavy.
cue-gaze = Eyes on the horizon.
cue-praise = Nicely still. Five more counts.

## Phase 2

cue-target = Dot to the light, straight.
cue-feet = Keep your shoes where they are.
cue-tempo = Slow out, slow home.
cue-push = Push the floor away.
cue-stick = The stick stays on three points.
cue-choice = Your choice: again, or a bit harder?
cue-self_estimate = How did that one go, you think?
cue-no_feedback = This one without the dot.
cue-lordosis = Your back may move. Easy round, easy hollow.

## Phase 3

cue-expected = Threshold.
cue-cart = Heavy cart. You have time.
cue-recover_good = Home in one go. Strong.
cue-recover_slow = Tall again, breathe, go on.
cue-surprise_done = Unexpected, and well caught.
cue-ball = Eyes on the ball.
cue-transfer = Where will you meet this today?

## At any time

cue-fatigue = You are getting less steady. Time for a break.
cue-step_off = Stepping off is always fine.
cue-pain = More pain? Then we stop here.

## Around a round

cue-step_on = Step onto the board.
cue-stand_still = Stand still for a moment, feet in place.
cue-three = Three.
cue-two = Two.
cue-one = One.
cue-go = Here we go.
cue-stand_together = Feet together, a rail in reach.
cue-stand_tandem = One foot right before the other.
cue-stand_foam = Foam on the board, then step on.
cue-eyes_closed = Eyes closed. Here we go.
cue-eyes_open = Open your eyes.
cue-halfway = Halfway. Going well.
cue-well_done = Done. Nicely played.
cue-paused = Paused. Take your time.
cue-step_back_on = Step back on and we carry on.
cue-stopped = Stopped. That is always fine.
cue-level_up = One level up. You can do it.
cue-level_down = One step back, then forward again.
cue-rest = Take a rest. Shake out your legs.
cue-goodbye = See you next time.
cue-no_data = I cannot hear the board. Stand easy.
cue-board_back = The board is back.
cue-void = Something is off with the board. Play on.
cue-refused = This board cannot be used. Look at the screen.
cue-tare = Step off for a moment, please.
cue-heavy = Nearly too heavy for this board.
cue-overload = Too much weight. Step off calmly.

## Following and catching a light

cue-finale = Now from light to light.
cue-streak = Lovely, you are in the light.
cue-streak_long = That calm. Let it last.
cue-streak_record = Forty seconds long. So steady.
cue-saved = Back just in time. Good one.
cue-look_ahead = Look where the light is heading.
cue-flag = Look at the flag: there is your light.
cue-two_lights = Two lights. Follow your own flag.
cue-home = And now calmly back to the middle.
cue-blind = No dot. Trust your feet.
cue-caught = Got it.
cue-caught_run = Three in a row. Beautiful.
cue-caught_all = All eight caught. What a finale!

## Still water

cue-drift = The lantern drifts. Go with it, softly.
cue-light = That light is yours.
cue-homeward = Home now: each light counts there.
cue-moon = Now be still. Let the moon rise.
cue-healed = Whole again. Well caught.
cue-unbroken = Ten counts unbroken. Beautiful.
cue-unbroken_long = Still unbroken. The water is glass.
cue-constellation = Every star is lit. What stillness!
cue-sound_leads = The warm tone is home. Follow it.

## On the way with a roll container

cue-brake = Lean back in time. Stop in the box.
cue-box_short = Just short of the box. Lean forward a little.
cue-push_on = Lean forward, and it rolls.
cue-momentum = Bring some speed and lean through.
cue-slow_down = A little slower, and the wheel calms down.
cue-slide = Gently, the boxes are sliding.
cue-aisle = Back to the middle of the aisle.
cue-dock = There is the dock. Nearly home.
