#include "store.h"

#include <avr/eeprom.h>
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/wdt.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "clock.h"
#include "pins.h"
#include "wire.h"

struct number {
    uint8_t uid[UID_BYTES];
    uint16_t crc;
};

/* Two of them take turns: a power cut while one is written leaves the other. */
struct slot {
    uint8_t turn;
    uint8_t length;
    uint8_t blob[CALIBRATION_MAX];
    uint16_t crc; /* of all before */
};

static struct number EEMEM number_kept;
static struct slot EEMEM slots_kept[2];

static struct number number;
static struct slot slot;

/* --- the board's number ---

   An ATmega328P has none of its own. Two boards must never share one, so it is made of what no two of them have in
   common, once: how far the watchdog's own oscillator and the crystal wander against each other, and the noise on an
   open pin. FNV-1a, 64 bits, mixes it. */

#define GATHERED 64

static volatile bool ticked;

ISR(WDT_vect) { ticked = true; }

static void mix(uint64_t *hash, uint8_t byte) { *hash = (*hash ^ byte) * 0x100000001B3ULL; }

static uint8_t open_pin(void) {
    ADCSRA |= _BV(ADSC);
    while (ADCSRA & _BV(ADSC))
        ;
    return ADC & 0xFF;
}

static void make_number(void) {
    uint64_t hash = 0xCBF29CE484222325ULL;
    ADMUX = _BV(REFS0) | OPEN_ADC_CHANNEL;
    ADCSRA = _BV(ADEN) | _BV(ADPS2) | _BV(ADPS1) | _BV(ADPS0);
    cli();
    wdt_reset();
    WDTCSR = _BV(WDCE) | _BV(WDE);
    WDTCSR = _BV(WDIE); /* an interrupt each 16 ms, no reset */
    sei();
    for (uint8_t k = 0; k < GATHERED; k++) {
        while (!ticked) mix(&hash, open_pin());
        ticked = false;
        mix(&hash, clock_us() & 0xFF);
    }
    wdt_disable();
    ADCSRA = 0;
    memcpy(number.uid, &hash, UID_BYTES);
    number.crc = wire_crc(number.uid, UID_BYTES);
    eeprom_update_block(&number, &number_kept, sizeof number);
}

void store_start(void) {
    eeprom_read_block(&number, &number_kept, sizeof number);
    if (wire_crc(number.uid, UID_BYTES) != number.crc) make_number();
}

const uint8_t *store_uid(void) { return number.uid; }

/* --- the calibration --- */

static bool read_slot(uint8_t which) {
    eeprom_read_block(&slot, &slots_kept[which], sizeof slot);
    return slot.length <= CALIBRATION_MAX && wire_crc((const uint8_t *)&slot, offsetof(struct slot, crc)) == slot.crc;
}

/* An EEPROM that was never written is all ones. */
static bool is_blank(void) { return slot.turn == 0xFF && slot.length == 0xFF; }

/* Leave the newest whole slot in `slot` and return which it is, or -1; blank tells whether both were never written. */
static int8_t newest(bool *blank) {
    bool second = read_slot(1);
    uint8_t turn = slot.turn;
    *blank = is_blank();
    bool first = read_slot(0);
    *blank &= is_blank();
    if (first && !(second && (int8_t)(turn - slot.turn) > 0)) return 0;
    if (!second) return -1;
    read_slot(1);
    return 1;
}

enum status store_calibration(const uint8_t *blob, uint8_t n) {
    bool blank;
    int8_t last = newest(&blank);
    uint8_t turn = last < 0 ? 0 : slot.turn + 1;
    uint8_t which = last == 0;
    if (n > CALIBRATION_MAX) return TOO_LONG;
    memset(&slot, 0, sizeof slot);
    slot.turn = turn;
    slot.length = n;
    memcpy(slot.blob, blob, n);
    slot.crc = wire_crc((const uint8_t *)&slot, offsetof(struct slot, crc));
    eeprom_update_block(&slot, &slots_kept[which], sizeof slot);
    return read_slot(which) && slot.turn == turn && memcmp(slot.blob, blob, n) == 0 ? DONE : DAMAGED;
}

enum status stored_calibration(uint8_t *blob, uint8_t *n) {
    bool blank;
    if (newest(&blank) < 0) return blank ? NOTHING_STORED : DAMAGED;
    *n = slot.length;
    memcpy(blob, slot.blob, slot.length);
    return DONE;
}
