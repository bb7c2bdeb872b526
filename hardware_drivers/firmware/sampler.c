#include "sampler.h"

#include <stdint.h>
#include <string.h>

#include "clock.h"
#include "hx711.h"
#include "pins.h"
#include "uart.h"
#include "wire.h"

#define SAMPLE 0x01
#define AGE_US 100
#define AGE_MAX 255

/* A cell that is this many conversions behind another one has stopped: it is not waited for until it is back. Free
   converters differ by a few percent, so that one of them is one conversion ahead now and then. */
#define STOPPED 3

/* Bits per cell. */
static uint8_t fresh, stopped, out_of_step;
static uint8_t behind[N_CELLS];
static uint8_t counts[N_CELLS][COUNT_BYTES];
static uint32_t read_us[N_CELLS];
static uint16_t seq;

static void read_cell(uint8_t cell) {
    uint8_t bit = 1 << cell;
    uint8_t count[COUNT_BYTES];
    read_us[cell] = clock_us();
    if (!hx711_read(cell, count)) {
        out_of_step |= bit;
        return;
    }
    memcpy(counts[cell], count, COUNT_BYTES);
    behind[cell] = 0;
    stopped &= ~bit;
    if (fresh & bit) {
        /* It is ahead of those that the frame still waits for. */
        for (uint8_t other = 0; other < N_CELLS; other++)
            if (!(fresh & 1 << other) && ++behind[other] >= STOPPED) stopped |= 1 << other;
    }
    fresh |= bit;
}

static uint8_t age(uint32_t now_us, uint8_t cell) {
    uint32_t age = (now_us - read_us[cell]) / AGE_US;
    return age < AGE_MAX ? age : AGE_MAX;
}

static void send_frame(void) {
    static uint8_t frame[WIRE_BYTES(24)];
    uint32_t now_us = clock_us();
    uint8_t n = 0;
    frame[n++] = SAMPLE;
    memcpy(frame + n, &seq, sizeof seq);
    n += sizeof seq;
    memcpy(frame + n, &now_us, sizeof now_us);
    n += sizeof now_us;
    frame[n++] = out_of_step | (uint8_t)((~fresh & ALL_CELLS) << 4);
    memcpy(frame + n, counts, sizeof counts);
    n += sizeof counts;
    for (uint8_t cell = 0; cell < N_CELLS; cell++) frame[n++] = age(now_us, cell);
    if (uart_room() >= WIRE_BYTES(n)) wire_send(frame, n);
}

void sampler_follow(bool send) {
    uint8_t ready = hx711_ready();
    for (uint8_t cell = 0; cell < N_CELLS; cell++)
        if (ready & 1 << cell) read_cell(cell);
    if (!fresh || (fresh | stopped) != ALL_CELLS) return;
    if (send) send_frame();
    seq++; /* sent or not: the host counts what it did not get */
    fresh = out_of_step = 0;
}
