/* The serial port, 115200 baud 8N1: both ways through a buffer, by interrupt. */
#ifndef EVENKEEL_UART_H
#define EVENKEEL_UART_H

#include <stdbool.h>
#include <stdint.h>

void uart_start(void);

/* Bytes that can be sent now without waiting. */
uint8_t uart_room(void);

/* Send a byte; waits while there is no room. */
void uart_put(uint8_t byte);

/* Take the oldest byte that came, if there is one. */
bool uart_take(uint8_t *byte);
bool uart_waiting(void);

/* Bytes that came too fast or broken, 255 for that many and more. */
uint8_t uart_overruns(void);

#endif
