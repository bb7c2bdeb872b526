/* What the host asks, and what the board says of itself. */
#ifndef EVENKEEL_COMMANDS_H
#define EVENKEEL_COMMANDS_H

#include <stdbool.h>
#include <stdint.h>

#define NOMINAL_RATE_HZ 80

/* Say who the board is; the reset cause is MCUSR as it was at the start. */
void commands_hello(void);
void commands_start(uint8_t reset_cause);

/* Obey one request. */
void commands_obey(const uint8_t *request, uint8_t n);

/* Whether samples are to be sent. */
bool commands_streaming(void);

#endif
