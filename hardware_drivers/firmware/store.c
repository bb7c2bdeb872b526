#include "store.h"

#include <avr/eeprom.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "wire.h"

struct identity {
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

static struct identity EEMEM identity_kept;
static struct slot EEMEM slots_kept[2];

static struct identity identity;
static struct slot slot;

/* --- who the board is --- */

void store_start(void) {
    eeprom_read_block(&identity, &identity_kept, sizeof identity);
    if (wire_crc(identity.uid, UID_BYTES) == identity.crc) return;
    uid_make(identity.uid);
    identity.crc = wire_crc(identity.uid, UID_BYTES);
    eeprom_update_block(&identity, &identity_kept, sizeof identity);
}

const uint8_t *store_uid(void) { return identity.uid; }

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
