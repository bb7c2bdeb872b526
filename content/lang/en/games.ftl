# The games: name, promise, how-to, what a result says, the levels.

unit-points = points

## Target Tracker: keep your dot in the moving circle.

target_tracker-name = Stay with the light
target_tracker-promise = Lean to follow a lantern that wanders over the water.
target_tracker-howto-1 = Stand still in the middle; your feet stay where they are.
target_tracker-howto-2 = Lean with your whole body and your dot follows. Keep it in the ring of light.
target_tracker-howto-3 = At the end the light hops along eight buoys. Catch them all.

target_tracker-result-0 = The light was too quick for you. Look where it is heading, and your body will follow.
target_tracker-result-1 = You found the light. Now keep it with you a little longer.
target_tracker-result-2 = The light was with you most of the time. Well steered.
target_tracker-result-3 = You and the light were one. Beautifully steered.
target_tracker-result-stopped = You stopped early. That is always fine; this round does not count.

target_tracker-picture = Above: where you were, seen from the light. Below: from start to end, higher is longer in the light.
target_tracker-meaning = In the light { $inside } % of the time, on average { $lag } seconds behind it.
target_tracker-meaning-inside = In the light { $inside } % of the time.
target_tracker-meaning-none = Too short to measure anything.
target_tracker-moment = Your longest stay in the light: { $seconds } seconds on end.
target_tracker-moment-all = All eight buoys caught: the whole harbour let its lanterns fly.
target_tracker-moment-quick = After a hop you reached the buoy in { $seconds } seconds on average.

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
target_tracker-level-5-change = Your feet stand side by side.
target_tracker-level-6 = Wisps of fog
target_tracker-level-6-change = Now and then your dot disappears. Trust your feet.
target_tracker-level-7 = Two lanterns
target_tracker-level-7-change = A second light drifts about. See which flag is yours.
target_tracker-level-8 = Turning wind
target_tracker-level-8-change = The light picks its own way, and the buoys announce themselves later.
target_tracker-level-9 = Open water
target_tracker-level-9-change = The light wanders almost to your limit.
target_tracker-level-10 = Storm
target_tracker-level-10-change = Everything one notch faster.
