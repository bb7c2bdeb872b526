# The games: name, promise, how-to, what a result says, the levels.

unit-points = { $count ->
    [one] point
   *[other] points
}

## Target Tracker: keep your dot in the moving circle.

target_tracker-name = Stay with the light
target_tracker-promise = Lean to follow a lantern that wanders over the water.
target_tracker-howto-1 = Stand still in the middle; your feet stay where they are.
target_tracker-howto-2 = Lean with your whole body and your dot follows. Keep it in the ring of light.
target_tracker-howto-3 = At the end the light hops along eight buoys. Catch them all.
target_tracker-ghost = The star on the quay is your best round so far

target_tracker-result-0 = The light was too quick for you. Look where it is heading, and your body will follow.
target_tracker-result-1 = You found the light. Now keep it with you a little longer.
target_tracker-result-2 = The light was with you most of the time. Well steered.
target_tracker-result-3 = You and the light were one. Beautifully steered.
target_tracker-result-stopped = You stopped early. That is always fine; this round does not count.

target_tracker-picture = Circle: where you were, seen from the light. Bars: from start to end; the higher, the longer in the light.
target_tracker-meaning = { $lag ->
    [0] In the light { $inside }% of the time, right along with it.
   *[other] In the light { $inside }% of the time, on average { $lag } seconds behind it.
}
target_tracker-meaning-inside = In the light { $inside }% of the time.
target_tracker-meaning-none = Too short to measure anything.
target_tracker-moment = Your longest stay in the light: { $seconds } seconds on end.
target_tracker-moment-all = All eight buoys caught: the whole harbour let its lanterns fly.
target_tracker-moment-quick = The hops you caught took you { $seconds } seconds on average.

target_tracker-next-up = That went well twice. The next level is waiting for you.
target_tracker-next-same = Another round on this level: two good ones in a row, and you move on.
target_tracker-next-down = One step back brings the calm back. You go on from there.
target_tracker-next-rest = Take a short rest first. Then we start again gently.
target_tracker-next-top = You are on the highest level. Go for all eight buoys.

target_tracker-level-1 = Calm water
target_tracker-level-1-change = An easy loop, close to your middle.
target_tracker-level-2 = Away from the quay
target_tracker-level-2-change = The light goes further out.
target_tracker-level-3 = A smaller lantern
target_tracker-level-3-change = The ring of light is smaller.
target_tracker-level-4 = A current
target_tracker-level-4-change = The light moves faster.
target_tracker-level-5 = A narrow jetty
target_tracker-level-5-change = Your feet stand together.
target_tracker-level-6 = Wisps of fog
target_tracker-level-6-change = Now and then your dot disappears. Trust your feet.
target_tracker-level-7 = Two lanterns
target_tracker-level-7-change = A second light drifts about. See which flag is yours.
target_tracker-level-8 = Turning wind
target_tracker-level-8-change = The light picks its own way, and the buoys announce themselves later.
target_tracker-level-9 = Open water
target_tracker-level-9-change = The light wanders further out.
target_tracker-level-10 = Storm
target_tracker-level-10-change = The light sails a notch faster.

## Still Water: keep a lantern's reflection unbroken.

still_water-name = Still water
still_water-promise = Stand still, and a lantern rests on a lake like glass.
still_water-howto-1 = Stand tall and soft. While you are still, the reflection is whole.
still_water-howto-2 = When you sway, rings run over the water and the reflection breaks.
still_water-howto-3 = When the lantern drifts, lean with it and be still again: a light comes on.
still_water-ghost = The pale lantern over the shore is your best round so far

still_water-result-0 = The water was restless today. Breathe out, and let the floor carry you.
still_water-result-1 = The lake grew calm now and then. Those moments may grow longer.
still_water-result-2 = A calm lake, and lights carried home. Well stood.
still_water-result-3 = Water like glass. That was real stillness.
still_water-result-stopped = You stopped early. That is always fine; this round does not count.

still_water-picture = The line: your weight around the lantern, orange outside the calm water. Bar: full is a whole reflection.
still_water-meaning = In calm water { $inside }% of the time, about { $sway } mm from the lantern.
still_water-meaning-inside = In calm water { $inside }% of the time.
still_water-meaning-none = Too short to measure anything.
still_water-moment = Your longest unbroken reflection: { $seconds } seconds.
still_water-moment-stars = You lit every star of the lantern in the sky.

still_water-next-up = That went well twice. The next level is waiting for you.
still_water-next-same = Another round on this level: two good ones in a row, and you move on.
still_water-next-down = One step back brings the calm back. You go on from there.
still_water-next-rest = Take a short rest first. Then we start again gently.
still_water-next-top = You are on the highest level. Go for every star in the sky.

still_water-level-1 = Evening on the lake
still_water-level-1-change = Stand still, and follow the lantern to three places.
still_water-level-2 = Across the bay
still_water-level-2-change = The lantern drifts further out.
still_water-level-3 = Thin ice
still_water-level-3-change = The circle of calm water is smaller.
still_water-level-4 = An evening breeze
still_water-level-4-change = The lantern drifts faster and stays away longer.
still_water-level-5 = On the jetty
still_water-level-5-change = You stand with your feet together.
still_water-level-6 = Moonless night
still_water-level-6-change = Eyes closed. The warm tone is home, and water murmurs on the side you lean to.
still_water-level-7 = A single drop
still_water-level-7-change = The circle of calm water is smaller again.
still_water-level-8 = On soft moss
still_water-level-8-change = You stand on foam, feet together. Eyes open again; keep a rail within reach.

## Roll container: bring a full roll container whole and in time to the dock.

roll_container-name = Roll container run
roll_container-promise = Push a full roll container to the dock, whole and on time.
roll_container-howto-1 = Lean forward to push, and back to brake.
roll_container-howto-2 = The dot is you. Lean left or right to steer.
roll_container-howto-3 = A threshold? Lean through it, then straight back to your middle.
roll_container-ghost = The ring at the top and the pale container are your best round so far

roll_container-result-0 = This load still had its own will. A calm start is half the job.
roll_container-result-1 = The container is there. Next time calmer, and clean in the boxes.
roll_container-result-2 = Well driven. Calm starts and clean stops bring the third star.
roll_container-result-3 = Craftsmanship. The whole night shift would ride with you.
roll_container-result-stopped = You stopped early. That is always fine; this run does not count.

roll_container-picture = Tick: quick recovery, ring: slow. Star: clean stop. At work, over about 20 kg (men), 15 kg (women) of push to start? Get help (HSE RR228).
roll_container-meaning = Steady { $recovery } s after a push on average; starts { $smooth }% smooth.
roll_container-meaning-short = Starts { $smooth }% smooth.
roll_container-meaning-some = Steady after { $back } of { $all } pushes; starts { $smooth }% smooth.
roll_container-meaning-none = Too short to measure anything.
roll_container-moment-recovery = After a push you stood calm again in { $recovery } seconds on average.
roll_container-moment-clean = { $clean ->
    [one] Stopped inside the lines at the first try, once.
   *[other] Stopped inside the lines at the first try, { $clean } times.
}
roll_container-moment-smooth = Your starts were { $smooth }% smooth.
roll_container-moment-whole = All { $goods } boxes arrived whole.
roll_container-meaning-next-home = Next time: back to your middle right after a push.
roll_container-meaning-next-goods = Next time: brake earlier and steer calmly, and the boxes stay put.
roll_container-meaning-next-start = Next time: build up your push more calmly.

roll_container-next-up = That went well twice. The next run is waiting for you.
roll_container-next-same = Another run on this level: two good ones in a row, and you move on.
roll_container-next-down = A lighter load gives you back your grip. You go on from there.
roll_container-next-rest = Take a short rest first. Then we start again gently.
roll_container-next-top = You are on the highest level. Bring every box whole to the dock.

roll_container-sign-threshold = threshold
roll_container-sign-gap = gap
roll_container-sign-left = bend left
roll_container-sign-right = bend right
roll_container-sign-box = stop box
roll_container-sign-up = ramp up
roll_container-sign-down = ramp down
roll_container-sign-worn = stiff wheel
roll_container-sign-shimmy = wobbly wheel
roll_container-sign-wait = stand still
roll_container-sign-here = now

roll_container-level-1 = A quiet aisle
roll_container-level-1-change = One low threshold, one wide bend, two boxes to stop in.
roll_container-level-2 = A heavier load
roll_container-level-2-change = The container is heavier, and there is one more threshold.
roll_container-level-3 = Between the racks
roll_container-level-3-change = Tighter bends and smaller boxes to stop in.
roll_container-level-4 = The dock is waiting
roll_container-level-4-change = You have less time.
roll_container-level-5 = Standing narrow
roll_container-level-5-change = Your feet stand together.
roll_container-level-6 = Rubber, water, ramp
roll_container-level-6-change = The floor changes, and the wheels are a little smaller.
roll_container-level-7 = A stubborn wheel
roll_container-level-7-change = The wheels act up at times, and not everything is announced any more.
roll_container-level-8 = Full load
roll_container-level-8-change = The heaviest load there is, and one more threshold.
roll_container-level-9 = Narrow lanes
roll_container-level-9-change = Narrower aisles, tighter bends and small boxes to stop in.
roll_container-level-10 = Night shift
roll_container-level-10-change = Little light, and nobody to warn you.
