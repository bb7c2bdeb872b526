#include "uart.h"

#include <avr/interrupt.h>
#include <avr/io.h>

/* 115200 baud from 16 MHz at double speed: 2.1 % fast, as on every Uno, and well within what a receiver takes. */
#define UBRR_115200 16

/* Powers of two; the transmit buffer's indices wrap by themselves. It holds seven samples. */
#define RECEIVED 128

static volatile uint8_t sending[256], send_head, send_tail;
static volatile uint8_t received[RECEIVED], receive_head, receive_tail;
static volatile uint8_t overruns;

ISR(USART_UDRE_vect) {
    if (send_head == send_tail)
        UCSR0B &= ~_BV(UDRIE0);
    else
        UDR0 = sending[send_tail++];
}

ISR(USART_RX_vect) {
    uint8_t broken = UCSR0A & (_BV(DOR0) | _BV(FE0));
    uint8_t byte = UDR0;
    uint8_t next = (receive_head + 1) % RECEIVED;
    bool full = next == receive_tail;
    if ((broken || full) && overruns != 0xFF) overruns++;
    if (full) return;
    received[receive_head] = byte;
    receive_head = next;
}

void uart_start(void) {
    UBRR0 = UBRR_115200;
    UCSR0A = _BV(U2X0);
    UCSR0C = _BV(UCSZ01) | _BV(UCSZ00);
    UCSR0B = _BV(TXEN0) | _BV(RXEN0) | _BV(RXCIE0);
}

uint8_t uart_room(void) { return send_tail - send_head - 1; }

void uart_put(uint8_t byte) {
    while (uart_room() == 0)
        ;
    sending[send_head] = byte;
    send_head++;
    UCSR0B |= _BV(UDRIE0);
}

bool uart_waiting(void) { return receive_head != receive_tail; }

bool uart_take(uint8_t *byte) {
    if (!uart_waiting()) return false;
    *byte = received[receive_tail];
    receive_tail = (receive_tail + 1) % RECEIVED;
    return true;
}

uint8_t uart_overruns(void) { return overruns; }
