/* The board's clock: microseconds since start, 32 bits, wraps after 71.6 minutes. */
#ifndef EVENKEEL_CLOCK_H
#define EVENKEEL_CLOCK_H

#include <stdint.h>

void clock_start(void);

/* Now, in us; may be called with interrupts off. */
uint32_t clock_us(void);

#endif
