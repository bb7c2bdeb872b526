#include "hx711.h"

#include <util/atomic.h>
#include <util/delay.h>

#include "pins.h"

/* The datasheet asks for 0.2 us each way at least. */
#define HALF_PULSE_US 0.5

/* High for over 60 us powers a converter down; low again starts it anew, at channel A and gain 128. */
#define POWER_DOWN_US 100

/* A clock pulse. Nothing may interrupt it while it is high: 60 us of that would power the converter down. */
static void pulse(uint8_t bit) {
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
        SCK_PORT |= bit;
        _delay_us(HALF_PULSE_US);
        SCK_PORT &= ~bit;
    }
    _delay_us(HALF_PULSE_US);
}

void hx711_start(void) {
    SCK_DDR |= ALL_CELLS;
    DOUT_PORT |= ALL_CELLS; /* pulled up: a line without a converter is never ready */
    hx711_restart(ALL_CELLS);
}

void hx711_restart(uint8_t cells) {
    SCK_PORT |= cells;
    _delay_us(POWER_DOWN_US);
    SCK_PORT &= ~cells;
}

uint8_t hx711_ready(void) { return ~DOUT_PIN & ALL_CELLS; }

bool hx711_read(uint8_t cell, uint8_t count[COUNT_BYTES]) {
    uint8_t bit = 1 << cell;
    for (uint8_t at = 0; at < COUNT_BYTES; at++) {
        uint8_t byte = 0;
        for (uint8_t k = 0; k < 8; k++) {
            pulse(bit);
            byte = byte << 1 | ((DOUT_PIN & bit) != 0);
        }
        count[at] = byte;
    }
    /* The 25th pulse asks for channel A at gain 128 next, and lets the line go high until that is there. */
    pulse(bit);
    if (DOUT_PIN & bit) return true;
    hx711_restart(bit);
    return false;
}
