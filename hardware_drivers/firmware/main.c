/* Evenkeel's balance board: four load cells, a serial port, wire protocol 1. */
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>
#include <avr/wdt.h>

#include "clock.h"
#include "commands.h"
#include "hx711.h"
#include "light.h"
#include "pins.h"
#include "sampler.h"
#include "store.h"
#include "uart.h"
#include "uid.h"
#include "wire.h"

static uint8_t reset_cause __attribute__((section(".noinit")));

/* What has to come before anything else, variables included. The Arduino bootloader has cleared MCUSR by now and hands
   it on in r2; and a watchdog that has just bitten goes on, with its shortest time, until it is stopped. */
__attribute__((naked, used, section(".init3"))) void begin(void) {
    uint8_t handed_on;
    __asm__ volatile("mov %0, r2" : "=r"(handed_on));
    reset_cause = (MCUSR ? MCUSR : handed_on) & 0x0F;
    MCUSR = 0;
    wdt_disable();
    uid_look_at_memory();
}

/* Wakes the board; there is nothing to do in it. */
EMPTY_INTERRUPT(DOUT_PCINT_vect)

/* Sleep until a converter is ready, a byte has come, or a buffer has become empty; the clock goes on, and wakes the
   board every 33 ms at the latest. Interrupts stay off from the last look until asleep, so that none is missed. */
static void sleep_until_needed(void) {
    DOUT_PCMSK = ALL_CELLS;
    cli();
    if (!hx711_ready() && !uart_waiting()) {
        sleep_enable();
        sei();
        sleep_cpu();
        sleep_disable();
    }
    sei();
    DOUT_PCMSK = 0; /* while a converter is read, its line moves and means nothing */
}

int main(void) {
    uint8_t *request;
    uint8_t n;
    clock_start();
    uart_start();
    light_start();
    hx711_start();
    PCICR = _BV(DOUT_PCIE);
    set_sleep_mode(SLEEP_MODE_IDLE);
    sei();
    store_start();
    uart_put(0); /* ends what the line may hold of before */
    commands_start(reset_cause);
    wdt_enable(WDTO_2S);
    for (;;) {
        wdt_reset();
        /* One at a time: a converter that waits too long overwrites what it has, perhaps while it is read. */
        if ((n = wire_receive(&request))) commands_obey(request, n);
        sampler_follow(commands_streaming());
        light_follow();
        sleep_until_needed();
    }
}
