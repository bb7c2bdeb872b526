#include "commands.h"

#include <string.h>

#include "clock.h"
#include "hx711.h"
#include "light.h"
#include "pins.h"
#include "store.h"
#include "uart.h"
#include "wire.h"

#define PROTOCOL 1
#define FIRMWARE_MAJOR 1
#define FIRMWARE_MINOR 0
#define ADC_BITS 24
#define COOKIE_BYTES 8

enum message { HELLO = 0x02, PONG = 0x03, ACK = 0x04, CAL = 0x05 };
enum request {
    ASK_HELLO = 0x81,
    START = 0x82,
    STOP = 0x83,
    PING = 0x84,
    CAL_READ = 0x85,
    CAL_WRITE = 0x86,
    ADC_RESET = 0x87,
    IDENTIFY = 0x88
};

static const char MODEL[] = "evenkeel-328p";
static uint8_t cause;
static bool streaming;

/* Every answer is made here: one at a time is on its way. */
static uint8_t answer[PAYLOAD_MAX + CRC_BYTES];

void commands_start(uint8_t reset_cause) {
    cause = reset_cause;
    commands_hello();
}

bool commands_streaming(void) { return streaming; }

void commands_hello(void) {
    const uint8_t model = sizeof MODEL - 1;
    const uint8_t head[] = {HELLO,   PROTOCOL, FIRMWARE_MAJOR,         FIRMWARE_MINOR,       N_CELLS,
                            ADC_BITS, NOMINAL_RATE_HZ & 0xFF, NOMINAL_RATE_HZ >> 8, cause};
    memcpy(answer, head, sizeof head);
    memcpy(answer + sizeof head, MODEL, model);
    memcpy(answer + sizeof head + model, store_uid(), UID_BYTES);
    wire_send(answer, sizeof head + model + UID_BYTES);
}

static void acknowledge(uint8_t id, uint8_t command, enum status status) {
    const uint8_t body[] = {ACK, id, command, status, uart_overruns()};
    memcpy(answer, body, sizeof body);
    wire_send(answer, sizeof body);
}

static void pong(const uint8_t *cookie, uint8_t n) {
    uint32_t now_us = clock_us();
    memset(answer, 0, 1 + COOKIE_BYTES);
    answer[0] = PONG;
    memcpy(answer + 1, cookie, n < COOKIE_BYTES ? n : COOKIE_BYTES);
    memcpy(answer + 1 + COOKIE_BYTES, &now_us, sizeof now_us);
    wire_send(answer, 1 + COOKIE_BYTES + sizeof now_us);
}

static void send_calibration(uint8_t id) {
    uint8_t n;
    enum status status = stored_calibration(answer + 1, &n);
    if (status != DONE) {
        acknowledge(id, CAL_READ, status);
        return;
    }
    answer[0] = CAL;
    wire_send(answer, 1 + n);
}

void commands_obey(const uint8_t *request, uint8_t n) {
    if (n < 2) return; /* no id, so nobody could tell the answer apart */
    uint8_t command = request[0], id = request[1];
    const uint8_t *body = request + 2;
    enum status status = DONE;
    n -= 2;
    switch (command) {
    case ASK_HELLO:
        commands_hello();
        return;
    case PING:
        pong(body, n);
        return;
    case CAL_READ:
        send_calibration(id);
        return;
    case START:
    case STOP:
        streaming = command == START;
        break;
    case CAL_WRITE:
        status = store_calibration(body, n);
        hx711_restart(ALL_CELLS); /* a quarter of a second has passed: see main() */
        break;
    case ADC_RESET:
        hx711_restart(ALL_CELLS);
        break;
    case IDENTIFY:
        light_blink();
        break;
    default:
        status = UNKNOWN;
    }
    acknowledge(id, command, status);
}
