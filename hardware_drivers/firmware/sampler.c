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

/* When one cell has been read this often and another not at all, the other has stopped: it is not waited for until it is
   back. Free converters differ by a few percent, so one of them is read twice now and then. */
#define PATIENCE 3

/* When none is read for so long, a frame says so: the board itself is well. */
#define SILENCE_US 500000UL

/* Bits per cell. */
static uint8_t stopped, out_of_step;

/* How often each was read since the last frame, and when that was. */
static uint8_t readings[N_CELLS];
static uint32_t last_us;

static uint8_t counts[N_CELLS][COUNT_BYTES];
static uint32_t read_us[N_CELLS];
static uint16_t seq;

/* Which cells have a new reading. */
static uint8_t fresh(void) {
    uint8_t cells = 0;
    for (uint8_t cell = 0; cell < N_CELLS; cell++)
        if (readings[cell]) cells |= 1 << cell;
    return cells;
}

static void read_cell(uint8_t cell) {
    uint8_t bit = 1 << cell;
    uint8_t count[COUNT_BYTES];
    uint32_t now_us = clock_us();
    if (!hx711_read(cell, count)) {
        out_of_step |= bit;
        stopped |= bit; /* it settles first */
        return;
    }
    memcpy(counts[cell], count, COUNT_BYTES);
    read_us[cell] = now_us;
    stopped &= ~bit;
    if (++readings[cell] >= PATIENCE) stopped |= ~fresh() & ALL_CELLS;
}

static uint8_t age(uint32_t now_us, uint8_t cell) {
    uint32_t age = (now_us - read_us[cell]) / AGE_US;
    return age < AGE_MAX ? age : AGE_MAX;
}

static void send_frame(uint32_t now_us) {
    static uint8_t frame[WIRE_BYTES(24)];
    uint8_t n = 0;
    frame[n++] = SAMPLE;
    memcpy(frame + n, &seq, sizeof seq);
    n += sizeof seq;
    memcpy(frame + n, &now_us, sizeof now_us);
    n += sizeof now_us;
    frame[n++] = out_of_step | (uint8_t)(~fresh() << 4);
    memcpy(frame + n, counts, sizeof counts);
    n += sizeof counts;
    for (uint8_t cell = 0; cell < N_CELLS; cell++) frame[n++] = age(now_us, cell);
    if (uart_room() >= WIRE_BYTES(n)) wire_send(frame, n);
}

void sampler_follow(bool send) {
    uint8_t ready = hx711_ready();
    for (uint8_t cell = 0; cell < N_CELLS; cell++)
        if (ready & 1 << cell) read_cell(cell);
    uint32_t now_us = clock_us();
    bool complete = fresh() && (fresh() | stopped) == ALL_CELLS;
    if (!complete && now_us - last_us < SILENCE_US) return;
    if (send) send_frame(now_us);
    seq++; /* sent or not: the host counts what it did not get */
    last_us = now_us;
    out_of_step = 0;
    memset(readings, 0, sizeof readings);
}
