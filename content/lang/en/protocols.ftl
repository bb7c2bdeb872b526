# The tests: what they are called, what to do, and what is said on the way.

# Spoken: beginning and end only.
protocol-say-start = Start
protocol-say-stop = And stop

protocol-stage-instruction = How it goes
protocol-stage-step_on = Step onto the board and stand still
protocol-stage-weigh = Step on with both feet and stand still: the board weighs you
protocol-stage-step_off = Step off the board
protocol-stage-settle = Stay like this
protocol-stage-settle_seated = Sit ready
protocol-stage-settle_landing = Wait beside the board
protocol-stage-trial = Measuring
protocol-stage-answers = How many right answers?
protocol-stage-rest = Take a rest
protocol-stage-repeat = That one does not count: { $reason } We do it again.
protocol-stage-done = That was the test
protocol-practice = Practice: does not count
protocol-trial-of = Trial { $trial } of { $trials }
protocol-off-is-fine = You may step off for a moment
protocol-foam = Put the foam block on the board, with something to hold on to in reach
protocol-no-foam = Take the foam block off the board
protocol-partner-wait = Partner: wait a moment
protocol-partner-now = Partner: push now

reason-no_step = nobody stepped on.
reason-on_board = somebody was on the board.
reason-no_metric = nothing could be read from it.
reason-push_early = the push came too early.
reason-push_late = the push came too late.
reason-no_push = there was no push that was clear enough.

protocol-task-sevens = Count back aloud from a number near 300, taking 7 away each time. Somebody counts the right ones.

protocol-quiet_stance-name = Standing still
protocol-quiet_stance-about = How still are you with your eyes open, and how with your eyes closed?
protocol-quiet_stance-eo_firm = Feet as in the picture, arms loose. Look at one point and stand as still as you can.
protocol-quiet_stance-ec_firm = Feet as in the picture, arms loose. Close your eyes and stand still until you hear “stop”.

protocol-mctsib-name = Standing still in four ways
protocol-mctsib-about = Firm floor and foam, eyes open and closed: what do you lean on?
protocol-mctsib-eo_firm = Feet as in the picture, arms loose. Look at one point and stand as still as you can.
protocol-mctsib-ec_firm = Feet as in the picture, arms loose. Close your eyes and stand still until you hear “stop”.
protocol-mctsib-eo_foam = On the foam, feet as far apart as before. Look at one point. Keep a rail within reach.
protocol-mctsib-ec_foam = On the foam, eyes closed until you hear “stop”. Keep a rail within reach, or ask somebody to be there.

protocol-tandem-name = Heel to toe
protocol-tandem-about = Two feet on one line: left in front, and right in front.
protocol-tandem-left_leads = Left foot in front, its heel against the toes of your right foot. Look at one point.
protocol-tandem-right_leads = Right foot in front, its heel against the toes of your left foot. Look at one point.

protocol-single_leg-name = On one leg
protocol-single_leg-about = How long can you stand? The clock stops when your other foot comes down, or after 45 seconds.
protocol-single_leg-left = Step on with both feet. Then lift your right foot and stay on your left leg.
protocol-single_leg-right = Step on with both feet. Then lift your left foot and stay on your right leg.

protocol-athletic_single_leg-name = On one leg, sport
protocol-athletic_single_leg-about = Three times 20 seconds on each leg, with short rests.
protocol-athletic_single_leg-left = Step on with both feet. Then lift your right foot and stand on your left leg in the middle of the board.
protocol-athletic_single_leg-right = Step on with both feet. Then lift your left foot and stand on your right leg in the middle of the board.

protocol-limits_of_stability-name = As far as you can lean
protocol-limits_of_stability-about = In eight directions as far as is safe, with your whole body in one line.
protocol-limits_of_stability-front = At “start” lean straight ahead, quick and far. Heels stay down. Hold it there.
protocol-limits_of_stability-front_right = At “start” lean ahead to the right, quick and far. Feet stay down. Hold it there.
protocol-limits_of_stability-right = At “start” lean straight to the right, quick and far. Feet stay down. Hold it there.
protocol-limits_of_stability-back_right = At “start” lean back to the right, quick and far. Feet stay down. Hold it there.
protocol-limits_of_stability-back = At “start” lean straight back, quick and far. Toes stay down. Hold it there.
protocol-limits_of_stability-back_left = At “start” lean back to the left, quick and far. Feet stay down. Hold it there.
protocol-limits_of_stability-left = At “start” lean straight to the left, quick and far. Feet stay down. Hold it there.
protocol-limits_of_stability-front_left = At “start” lean ahead to the left, quick and far. Feet stay down. Hold it there.

protocol-weight_shift-name = To and fro in time
protocol-weight_shift-about = Shift your weight together with the target, sideways and ahead and back.
protocol-weight_shift-ml_3 = From left to right and back, three counts a side. Keep up with the target.
protocol-weight_shift-ml_2 = From left to right and back, two counts a side. Keep up with the target.
protocol-weight_shift-ml_1 = From left to right and back, one count a side. Keep up with the target.
protocol-weight_shift-ap_3 = Ahead and back, three counts a side. Keep up with the target.
protocol-weight_shift-ap_2 = Ahead and back, two counts a side. Keep up with the target.
protocol-weight_shift-ap_1 = Ahead and back, one count a side. Keep up with the target.

protocol-step_on-name = Step on and stand
protocol-step_on-about = One step onto the board, on one leg: how soon do you stand still?
protocol-step_on-left = Stand beside the board. At “start” step on with your left foot, stay on that leg and be still at once.
protocol-step_on-right = Stand beside the board. At “start” step on with your right foot, stay on that leg and be still at once.

protocol-partner_push-name = Taking a push
protocol-partner_push-about = Somebody gives you a push, and you do not know when. How soon do you stand still again?
protocol-partner_push-pushed = Arms loose, look beside the screen. Pushed? Be still again soon.
protocol-partner_push-partner = Partner: close behind. Push when the screen says so: short, flat hand, another side each time. Catch with the other.

protocol-fatigue-name = Quick check
protocol-fatigue-about = Standing still for 20 seconds, twice: are you getting tired?
protocol-fatigue-eo_firm = Feet as in the picture, arms loose. Look at one point and stand as still as you can.

protocol-dual_task-name = Two things at once
protocol-dual_task-about = Standing, counting back on a chair, and both at once: what does it cost?
protocol-dual_task-single = Feet as in the picture, arms loose. Stand still and do nothing else.
protocol-dual_task-seated = Sit down beside the board. From “start” count back aloud, taking 7 away each time.
protocol-dual_task-dual = Feet as in the picture, arms loose. Stand still, and from “start” count back aloud, taking 7 away each time.
