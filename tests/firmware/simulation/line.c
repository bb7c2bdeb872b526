#define _GNU_SOURCE
#include "line.h"

#include <fcntl.h>
#include <pty.h>
#include <stdbool.h>
#include <termios.h>
#include <unistd.h>

#include "avr_uart.h"

/* 115200 baud, in one millisecond. */
#define BYTES_PER_MS 11

/* Its indices wrap by themselves. */
struct queue {
    uint8_t bytes[65536];
    uint16_t first, end;
};

static struct queue to_board, from_board;
static avr_irq_t *input;
static bool allowed = true;
static int near_end;

/* What nobody takes for five seconds is lost. */
static void put(struct queue *queue, uint8_t byte) {
    if ((uint16_t)(queue->end + 1) == queue->first) return;
    queue->bytes[queue->end++] = byte;
}

static int take(struct queue *queue) { return queue->first == queue->end ? -1 : queue->bytes[queue->first++]; }

static void sent(avr_irq_t *irq, uint32_t value, void *param) {
    (void)irq;
    (void)param;
    put(&from_board, value);
}

static void allow(avr_irq_t *irq, uint32_t value, void *param) {
    (void)irq;
    (void)value;
    allowed = param != NULL;
}

static avr_irq_t *uart(avr_t *avr, int which) { return avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), which); }

void line_join(avr_t *avr) {
    uint32_t flags = 0;
    avr_ioctl(avr, AVR_IOCTL_UART_GET_FLAGS('0'), &flags);
    flags &= ~(AVR_UART_FLAG_STDIO | AVR_UART_FLAG_POLL_SLEEP);
    avr_ioctl(avr, AVR_IOCTL_UART_SET_FLAGS('0'), &flags);
    input = uart(avr, UART_IRQ_INPUT);
    avr_irq_register_notify(uart(avr, UART_IRQ_OUTPUT), sent, NULL);
    avr_irq_register_notify(uart(avr, UART_IRQ_OUT_XON), allow, &allowed);
    avr_irq_register_notify(uart(avr, UART_IRQ_OUT_XOFF), allow, NULL);
}

void line_follow(void) {
    for (int n = 0; n < BYTES_PER_MS && allowed; n++) {
        int byte = take(&to_board);
        if (byte < 0) return;
        avr_raise_irq(input, byte);
    }
}

void line_put(uint8_t byte) { put(&to_board, byte); }

int line_take(void) { return take(&from_board); }

int terminal_open(const char *name) {
    int far_end; /* stays open, so that the terminal outlives who reads it */
    struct termios raw;
    if (openpty(&near_end, &far_end, NULL, NULL, NULL)) return -1;
    tcgetattr(far_end, &raw);
    cfmakeraw(&raw);
    tcsetattr(far_end, TCSANOW, &raw);
    fcntl(near_end, F_SETFL, O_NONBLOCK);
    unlink(name);
    return symlink(ttyname(far_end), name);
}

void terminal_follow(void) {
    uint8_t bytes[256];
    ssize_t n = read(near_end, bytes, sizeof bytes); /* -1 while there is nothing */
    for (ssize_t k = 0; k < n; k++) put(&to_board, bytes[k]);
    while (from_board.first != from_board.end && write(near_end, &from_board.bytes[from_board.first], 1) == 1)
        from_board.first++;
}
