# What may be said of scores: why there is none, what has changed, why two results are not compared.

score-stability = Stability score
score-band = Give or take { $noise } points. 50 is the average.
score-percentile = Indicative: steadier than { $percent }% of the people it is compared with
score-few = A rough guess: few people of your age were measured
score-firm-only = Without foam: only the firm floor counts
score-source = Norm: Santos and Duarte 2016, CC BY 4.0
score-training = Training score

no-score-conditions = There is no score yet: stand with your eyes open and closed first.
no-score-age = There is no score without your age.
no-score-height = There is no score without your height.
no-score-age-outside = Nobody of your age was measured for this score. Compare with yourself.
no-score-height-outside = Nobody of your height was measured for this score. Compare with yourself.

change-better = Better than before, by more than the measurement varies
change-worse = Less steady than before, by more than the measurement varies
change-none = No detectable change
change-informational = Just to know: no change can be told from this
change-provisional = The limit for this is provisional
change-baseline = Your starting point is there after { $sessions } sessions

domain-steady = Standing steady
domain-proactive = Leaning out
domain-reactive = Recovering
domain-dual_task = Two things at once
domain-single_leg = On one leg
domain-missing = Not measured yet

unlike-invalid = Not compared: one of the two does not count
unlike-activity = Not compared: a different test or game
unlike-version = Not compared: the test has changed since
unlike-level = Not compared: another level
unlike-stance = Not compared: your feet stood differently
unlike-surface = Not compared: another floor
unlike-vision = Not compared: once with eyes open, once with eyes closed
unlike-footwear = Not compared: different footwear
unlike-filter = Not compared: measured with another filter
unlike-rate = Not compared: one was measured too slowly
unlike-checker = Not compared: only one was checked by a trainer
unlike-reach = Not compared: one was steered by your own reach, the other by the usual one
unlike-board = Not compared: measured on boards that are not both calibrated
