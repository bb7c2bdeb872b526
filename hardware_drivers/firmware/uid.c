#include "uid.h"

#include <avr/io.h>
#include <string.h>
#include <util/crc16.h>

#include "pins.h"

/* An ATmega328P has no number of its own. Two things differ from board to board: what its memory holds when the power
   comes on, each bit falling to the side that its transistors lean to, and the noise on an open pin. */

#define LANES 4
#define NOISE_SAMPLES 64

static uint16_t lanes[LANES] __attribute__((section(".noinit")));

static void mix(uint16_t at, uint8_t byte) { lanes[at % LANES] = _crc_xmodem_update(lanes[at % LANES], byte); }

void uid_look_at_memory(void) {
    for (uint8_t *at = (uint8_t *)RAMSTART; at < (uint8_t *)RAMEND - 32; at++) mix((uint16_t)at, *at);
}

static uint8_t noise(void) {
    ADCSRA |= _BV(ADSC);
    while (ADCSRA & _BV(ADSC))
        ;
    return ADC & 0xFF;
}

void uid_make(uint8_t uid[UID_BYTES]) {
    ADMUX = _BV(REFS0) | OPEN_ADC_CHANNEL;
    ADCSRA = _BV(ADEN) | _BV(ADPS2) | _BV(ADPS1) | _BV(ADPS0);
    for (uint16_t at = 0; at < NOISE_SAMPLES; at++) mix(at, noise());
    ADCSRA = 0;
    memcpy(uid, lanes, UID_BYTES);
}
