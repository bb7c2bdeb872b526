#include "light.h"

#include <stdbool.h>
#include <stdint.h>

#include "clock.h"
#include "pins.h"

#define BLINKS_US 5000000UL
#define HALF_BLINK_US 125000UL

static bool blinking;
static uint32_t since_us;

void light_start(void) { LIGHT_DDR |= _BV(LIGHT_BIT); }

void light_blink(void) {
    blinking = true;
    since_us = clock_us();
}

void light_follow(void) {
    if (!blinking) return;
    uint32_t passed_us = clock_us() - since_us;
    blinking = passed_us < BLINKS_US;
    if (blinking && passed_us / HALF_BLINK_US % 2 == 0)
        LIGHT_PORT |= _BV(LIGHT_BIT);
    else
        LIGHT_PORT &= ~_BV(LIGHT_BIT);
}
