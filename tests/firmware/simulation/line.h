/* The serial line of the board, at the pace of 115200 baud: in lock-step by hand, in real time over a pseudo-terminal. */
#ifndef SIMULATION_LINE_H
#define SIMULATION_LINE_H

#include <stddef.h>
#include <stdint.h>

#include "sim_avr.h"

/* Join the line to the microcontroller's serial port. */
void line_join(avr_t *avr);

/* Hand what waits to the microcontroller, as much as one millisecond carries; call every simulated millisecond. */
void line_follow(void);

/* Send to the board. */
void line_put(uint8_t byte);

/* Take a byte that the board has sent; -1 when there is none. */
int line_take(void);

/* Open a pseudo-terminal under a name; 0 when done. */
int terminal_open(const char *name);

/* Hand on what has come from either side. */
void terminal_follow(void);

#endif
