#define _GNU_SOURCE
#include "bridge.h"

#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include "avr_uart.h"

/* 115200 baud, one simulated millisecond. */
#define BYTES_PER_MS 11

static int near_end;
static avr_irq_t *input;
static int allowed = 1;

/* What the host does not read is lost, as on a line without flow control. */
static void sent(avr_irq_t *irq, uint32_t value, void *param) {
    (void)irq;
    (void)param;
    unsigned char byte = value;
    if (write(near_end, &byte, 1) < 0 && errno != EAGAIN) exit(1);
}

static void allow(avr_irq_t *irq, uint32_t value, void *param) {
    (void)irq;
    (void)value;
    allowed = param != NULL;
}

int bridge_open(avr_t *avr, const char *name) {
    int far_end; /* stays open, so that the line outlives who reads it */
    struct termios raw;
    if (openpty(&near_end, &far_end, NULL, NULL, NULL)) return -1;
    tcgetattr(far_end, &raw);
    cfmakeraw(&raw);
    tcsetattr(far_end, TCSANOW, &raw);
    fcntl(near_end, F_SETFL, O_NONBLOCK);
    unlink(name);
    if (symlink(ttyname(far_end), name)) return -1;
    uint32_t flags = 0;
    avr_ioctl(avr, AVR_IOCTL_UART_GET_FLAGS('0'), &flags);
    flags &= ~(AVR_UART_FLAG_STDIO | AVR_UART_FLAG_POLL_SLEEP);
    avr_ioctl(avr, AVR_IOCTL_UART_SET_FLAGS('0'), &flags);
    input = avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_INPUT);
    avr_irq_register_notify(avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_OUTPUT), sent, NULL);
    avr_irq_register_notify(avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_OUT_XON), allow, &allowed);
    avr_irq_register_notify(avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_OUT_XOFF), allow, NULL);
    return 0;
}

void bridge_follow(void) {
    unsigned char bytes[BYTES_PER_MS];
    if (!allowed) return;
    ssize_t n = read(near_end, bytes, sizeof bytes); /* -1 while there is nothing, and nobody at the other end */
    for (ssize_t k = 0; k < n; k++) avr_raise_irq(input, bytes[k]);
}
