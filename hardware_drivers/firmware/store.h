/* What outlives a power cut, in EEPROM: the board's UID and its calibration. */
#ifndef EVENKEEL_STORE_H
#define EVENKEEL_STORE_H

#include <stdint.h>

#include "uid.h"

#define CALIBRATION_MAX 64

/* As the protocol tells it in ACK. */
enum status { DONE = 0, DAMAGED = 1, TOO_LONG = 2, NOTHING_STORED = 3, UNKNOWN = 255 };

/* Read the board's UID; where there is none, make one and keep it. */
void store_start(void);

const uint8_t *store_uid(void);

/* Keep a calibration; what was kept before stays until the new one is whole. DAMAGED when it does not read back. */
enum status store_calibration(const uint8_t *blob, uint8_t n);

/* Read the calibration: DONE, NOTHING_STORED, or DAMAGED when there was one that cannot be read. */
enum status stored_calibration(uint8_t *blob, uint8_t *n);

#endif
