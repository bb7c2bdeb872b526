/* The board's own light: blinks when somebody asks which board this is. */
#ifndef EVENKEEL_LIGHT_H
#define EVENKEEL_LIGHT_H

void light_start(void);

/* Blink for five seconds from now. */
void light_blink(void);

/* Switch the light as it has to be now; call often. */
void light_follow(void);

#endif
