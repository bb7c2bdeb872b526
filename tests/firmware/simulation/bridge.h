/* A pseudo-terminal in the place of the board's USB chip. */
#ifndef SIMULATION_BRIDGE_H
#define SIMULATION_BRIDGE_H

#include "sim_avr.h"

/* Open a terminal, give it a name, and join it to the serial port; 0 when done. */
int bridge_open(avr_t *avr, const char *name);

/* Hand on what has come from the host; call every simulated millisecond. */
void bridge_follow(void);

#endif
