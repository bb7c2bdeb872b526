/* Four HX711 converters, each with its own clock and data line, channel A at gain 128. */
#ifndef EVENKEEL_HX711_H
#define EVENKEEL_HX711_H

#include <stdbool.h>
#include <stdint.h>

#define COUNT_BYTES 3

void hx711_start(void);

/* One bit per cell that has a conversion to be read. */
uint8_t hx711_ready(void);

/* Read a conversion, 24 bits, highest byte first. False when the converter was out of step, so that nobody knows what
   was read: it is then started anew, and is ready again when it has settled. */
bool hx711_read(uint8_t cell, uint8_t count[COUNT_BYTES]);

/* Start converters anew, one bit per cell. */
void hx711_restart(uint8_t cells);

#endif
