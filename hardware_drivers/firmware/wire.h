/* Frames of wire protocol 1: COBS(payload, CRC-16) 0x00. docs/hardware.md tells every byte. */
#ifndef EVENKEEL_WIRE_H
#define EVENKEEL_WIRE_H

#include <stdint.h>

#define CRC_BYTES 2

/* Longest payload that this board sends or takes. */
#define PAYLOAD_MAX 80

/* Bytes on the wire of a payload of n bytes, for payloads of up to 252. */
#define WIRE_BYTES(n) ((n) + CRC_BYTES + 2)

/* CRC-16/IBM-3740: polynomial 0x1021, seed 0xFFFF. */
uint16_t wire_crc(const uint8_t *bytes, uint8_t n);

/* Send a payload. The buffer needs room for CRC_BYTES more, where the check is put. */
void wire_send(uint8_t *payload, uint8_t n);

/* Take what has come, and return the length of the next whole payload, or 0 while there is none. It stays valid until
   the next call. What is damaged, too long or empty is dropped: the host asks again. */
uint8_t wire_receive(uint8_t **payload);

#endif
