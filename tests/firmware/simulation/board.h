/* The whole board: the real firmware on a simulated ATmega328P, four modelled HX711, a light, an open pin. */
#ifndef SIMULATION_BOARD_H
#define SIMULATION_BOARD_H

#include <stdbool.h>
#include <stdint.h>

#include "hx711.h"

#define CELLS 4

extern struct hx711 chips[CELLS];

/* Load a firmware and switch the power on; false when it cannot be loaded. */
bool board_start(const char *firmware);

/* Let one millisecond pass; ends the program when the firmware has crashed. */
void board_run_ms(void);

/* Press the reset button. */
void board_reset(void);

/* Pull the plug and put it in again: only the EEPROM keeps what it holds. */
void board_power_cycle(void);

/* Do so as soon as the EEPROM has been changed so often. */
void board_power_cycle_after(int changes);

/* Put the program where it cannot get on from. */
void board_hang(void);

/* How often the light was switched so far. */
unsigned board_light(void);

/* How long the processor has slept so far. */
unsigned board_asleep_ms(void);

/* The EEPROM, and a byte of it made another one. */
#define EEPROM_BYTES 1024
const uint8_t *board_eeprom(void);
void board_poke(int at, uint8_t byte);

/* Set four bytes of the memory, lowest first: a variable of the firmware. */
void board_set(int at, uint32_t value);

#endif
