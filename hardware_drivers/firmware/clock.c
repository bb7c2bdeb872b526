#include "clock.h"

#include <avr/interrupt.h>
#include <avr/io.h>
#include <util/atomic.h>

/* Timer 1 counts half microseconds. 16 bits of it and 17 of these make 32 bits of whole microseconds. */
static volatile uint32_t overflows;

ISR(TIMER1_OVF_vect) { overflows++; }

void clock_start(void) {
    TCCR1A = 0;
    TCCR1B = _BV(CS11); /* 16 MHz / 8 */
    TIMSK1 = _BV(TOIE1);
}

uint32_t clock_us(void) {
    uint16_t low;
    uint32_t high;
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
        low = TCNT1;
        high = overflows;
        /* It has just overflowed, and the interrupt that counts it is still to come. */
        if ((TIFR1 & _BV(TOV1)) && low < 0x8000) high++;
    }
    return (high << 15) | (low >> 1);
}
