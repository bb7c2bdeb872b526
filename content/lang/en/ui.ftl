# The screens of the kiosk.

language-nl = NL
language-en = EN
stop-button = STOP
hint-simulated = Simulated board: arrow keys or mouse lean, space steps on and off
notice-captions = No sound here: read along at the bottom

attract-brand = Evenkeel
attract-title = Steer with your balance
attract-text = Lean a little, and your light moves over the water. One game takes a minute and a half.
attract-call = Step on the board, or touch the screen

who-title = Before you step on
who-room = 1 metre free all around
who-support = A rail or wall in reach
who-floor = Floor dry and level
safety-text = This is a training and game application. It does not replace an examination or advice from a doctor or physiotherapist. Make sure somebody is with you if you lose your balance easily.
who-guest = Guest
who-guest-text = No name, no account. Just play.
who-guest-go = All clear, let's play
