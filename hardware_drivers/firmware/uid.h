/* The board's UID: a number that no two boards share. */
#ifndef EVENKEEL_UID_H
#define EVENKEEL_UID_H

#include <stdint.h>

#define UID_BYTES 8

/* Take in what the memory holds. To be called before any variable is given its first value: afterwards it tells nothing
   any more. */
void uid_look_at_memory(void);

/* Make one. Another call makes another: the board keeps its first for good. */
void uid_make(uint8_t uid[UID_BYTES]);

#endif
