#include "wire.h"

#include <stdbool.h>
#include <util/crc16.h>

#include "uart.h"

uint16_t wire_crc(const uint8_t *bytes, uint8_t n) {
    uint16_t crc = 0xFFFF;
    while (n--) crc = _crc_xmodem_update(crc, *bytes++);
    return crc;
}

void wire_send(uint8_t *payload, uint8_t n) {
    uint16_t crc = wire_crc(payload, n);
    payload[n++] = crc >> 8;
    payload[n++] = crc & 0xFF;
    /* COBS: each run up to a zero is sent behind its length plus one; a zero is added to the end in thought. */
    uint8_t start = 0;
    while (start <= n) {
        uint8_t end = start;
        while (end < n && payload[end]) end++;
        uart_put(end - start + 1);
        while (start < end) uart_put(payload[start++]);
        start++;
    }
    uart_put(0);
}

/* Undo COBS in place; the length, or 0 when the lengths in it do not fit. */
static uint8_t unstuff(uint8_t *frame, uint8_t n) {
    uint8_t in = 0, out = 0;
    while (in < n) {
        uint8_t code = frame[in++];
        if (code - 1 > n - in) return 0;
        while (--code) frame[out++] = frame[in++];
        if (in < n) frame[out++] = 0;
    }
    return out;
}

uint8_t wire_receive(uint8_t **payload) {
    static uint8_t frame[WIRE_BYTES(PAYLOAD_MAX)];
    static uint8_t length;
    static bool too_long;
    uint8_t byte;
    while (uart_take(&byte)) {
        if (byte) {
            if (length < sizeof frame)
                frame[length++] = byte;
            else
                too_long = true;
            continue;
        }
        uint8_t n = too_long ? 0 : unstuff(frame, length);
        length = 0;
        too_long = false;
        /* The check of a payload with its own check behind it is zero. */
        if (n > CRC_BYTES && wire_crc(frame, n) == 0) {
            *payload = frame;
            return n - CRC_BYTES;
        }
    }
    return 0;
}
