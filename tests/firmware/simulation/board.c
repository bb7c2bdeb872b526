/* The whole board: the real firmware on a simulated ATmega328P, four modelled HX711, its serial port on a
   pseudo-terminal.

       board FIRMWARE.elf PORT SEED

   runs in real time and obeys commands, one a line, each answered by one line:

       counts A B C D   what the cells read from now on      noise X          its standard deviation
       die N, live N    a converter stops, goes on           miss N           it does not see one clock pulse
       rate N HZ        how fast it converts                 eeprom           all bytes, in hexadecimal
       poke AT BYTE     spoil a byte of it                   reset MS         press the reset button in so long
       hang             the program runs astray              cut N            reset it after so many changes of its EEPROM
       light            how often the light was switched
       faults           readings, spoilt, pulses out of turn */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "avr_adc.h"
#include "avr_eeprom.h"
#include "avr_ioport.h"
#include "bridge.h"
#include "hx711.h"
#include "sim_avr.h"
#include "sim_elf.h"
#include "sim_time.h"

#define MHZ 16
#define CELLS 4
#define EEPROM_BYTES 1024
#define LIGHT_PIN 5
#define OPEN_PIN 5
#define DRIFT_US 97

/* Free oscillators differ. */
static const double RATE_HZ[CELLS] = {80.0, 80.4, 79.7, 80.6};

static avr_t *avr;
static struct hx711 chips[CELLS];
static unsigned switched;
static avr_cycle_count_t reset_at;
static int cut_after;
static uint8_t before[EEPROM_BYTES];

static void switch_light(avr_irq_t *irq, uint32_t value, void *param) {
    (void)irq;
    (void)value;
    (void)param;
    switched++;
}

/* An open pin reads what it likes. */
static avr_cycle_count_t drift(avr_t *where, avr_cycle_count_t when, void *param) {
    (void)param;
    avr_raise_irq(avr_io_getirq(where, AVR_IOCTL_ADC_GETIRQ, ADC_IRQ_ADC0 + OPEN_PIN), random() % 5000);
    return when + avr_usec_to_cycles(where, DRIFT_US);
}

/* What goes on beside the microcontroller. */
static void follow(void) {
    for (int n = 0; n < CELLS; n++) hx711_follow(&chips[n]);
    if (!avr_cycle_timer_status(avr, drift, NULL)) avr_cycle_timer_register_usec(avr, DRIFT_US, drift, NULL);
    bridge_follow();
}

/* The simulator would really sleep while the processor does; main() keeps the time. */
static void pass(avr_t *where, avr_cycle_count_t cycles) {
    (void)where;
    (void)cycles;
}

static avr_irq_t *pin(char port, int number) { return avr_io_getirq(avr, AVR_IOCTL_IOPORT_GETIRQ(port), number); }

static int start(const char *firmware) {
    elf_firmware_t elf;
    memset(&elf, 0, sizeof elf);
    if (elf_read_firmware(firmware, &elf)) return -1;
    avr = avr_make_mcu_by_name("atmega328p");
    if (!avr || avr_init(avr)) return -1;
    avr->frequency = MHZ * 1000000;
    avr->log = LOG_ERROR;
    avr->sleep = pass;
    avr->vcc = avr->avcc = 5000;
    elf.eesize = 0; /* a flashed board's EEPROM is blank */
    avr_load_firmware(avr, &elf);
    for (int at = avr->ramend - 2047; at <= avr->ramend; at++) avr->data[at] = random(); /* as when the power comes on */
    for (int n = 0; n < CELLS; n++) hx711_join(&chips[n], avr, pin('C', n), pin('B', n), RATE_HZ[n]);
    avr_irq_register_notify(pin('B', LIGHT_PIN), switch_light, NULL);
    avr_cycle_timer_register_usec(avr, DRIFT_US, drift, NULL);
    return 0;
}

/* Put the program where it cannot get on from: the last word of the memory, made a jump to itself. */
static void hang(void) {
    avr->flash[avr->flashend - 1] = 0xFF;
    avr->flash[avr->flashend] = 0xCF;
    avr->pc = avr->flashend - 1;
}

static const uint8_t *eeprom(void) {
    avr_eeprom_desc_t all = {.ee = NULL, .offset = 0, .size = EEPROM_BYTES};
    avr_ioctl(avr, AVR_IOCTL_EEPROM_GET, &all);
    return all.ee;
}

static void print_eeprom(void) {
    for (int at = 0; at < EEPROM_BYTES; at++) printf("%02x", eeprom()[at]);
    printf("\n");
}

/* Reset the board when its EEPROM has been changed so often: the simulator writes it in no time. */
static void cut(void) {
    if (!memcmp(before, eeprom(), EEPROM_BYTES)) return;
    memcpy(before, eeprom(), EEPROM_BYTES);
    if (--cut_after == 0) avr_reset(avr);
}

static void poke(int at, int byte) {
    uint8_t value = byte;
    avr_eeprom_desc_t one = {.ee = &value, .offset = at, .size = 1};
    avr_ioctl(avr, AVR_IOCTL_EEPROM_SET, &one);
}

static void obey(const char *line) {
    double a, b, c, d;
    int n, m;
    if (sscanf(line, "counts %lf %lf %lf %lf", &a, &b, &c, &d) == 4) {
        const double values[CELLS] = {a, b, c, d};
        for (n = 0; n < CELLS; n++) chips[n].value = values[n];
    } else if (sscanf(line, "noise %lf", &a) == 1) {
        for (n = 0; n < CELLS; n++) chips[n].noise = a;
    } else if (sscanf(line, "die %d", &n) == 1) {
        chips[n].dead = true;
    } else if (sscanf(line, "live %d", &n) == 1) {
        chips[n].dead = false;
    } else if (sscanf(line, "miss %d", &n) == 1) {
        chips[n].missing++;
    } else if (sscanf(line, "rate %d %lf", &n, &a) == 2) {
        chips[n].period_us = 1e6 / a;
    } else if (sscanf(line, "poke %d %d", &n, &m) == 2) {
        poke(n, m);
    } else if (sscanf(line, "cut %d", &n) == 1) {
        cut_after = n;
        memcpy(before, eeprom(), EEPROM_BYTES);
    } else if (sscanf(line, "reset %d", &n) == 1) {
        reset_at = avr->cycle + avr_usec_to_cycles(avr, 1000 * n);
    } else if (!strcmp(line, "hang")) {
        hang();
    } else if (!strcmp(line, "eeprom")) {
        print_eeprom();
        return;
    } else if (!strcmp(line, "light")) {
        printf("%u\n", switched);
        return;
    } else if (!strcmp(line, "faults")) {
        for (n = 0; n < CELLS; n++) printf("%u %u %u ", chips[n].readings, chips[n].spoilt, chips[n].out_of_turn);
        printf("\n");
        return;
    } else {
        printf("what is %s?\n", line);
        return;
    }
    printf("ok\n");
}

/* Obey what has come; 0 when there will be nothing more. */
static int obey_all(void) {
    static char lines[4096];
    static size_t held;
    ssize_t n = read(STDIN_FILENO, lines + held, sizeof lines - held - 1);
    if (n == 0) return 0;
    if (n < 0) return 1;
    held += n;
    lines[held] = 0;
    char *start_of = lines, *end;
    while ((end = strchr(start_of, '\n'))) {
        *end = 0;
        obey(start_of);
        start_of = end + 1;
    }
    fflush(stdout);
    held -= start_of - lines;
    memmove(lines, start_of, held);
    return 1;
}

static double now_s(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + 1e-9 * now.tv_nsec;
}

int main(int argc, char **argv) {
    if (argc == 4) srandom(atoi(argv[3]));
    if (argc != 4 || start(argv[1]) || bridge_open(avr, argv[2])) {
        fprintf(stderr, "usage: board FIRMWARE.elf PORT SEED\n");
        return 2;
    }
    fcntl(STDIN_FILENO, F_SETFL, O_NONBLOCK);
    printf("ready\n");
    fflush(stdout);
    double began_s = now_s();
    for (;;) {
        avr_cycle_count_t until = avr->cycle + 1000 * MHZ;
        while (avr->cycle < until) {
            int state = avr_run(avr);
            if (state == cpu_Done || state == cpu_Crashed) {
                fprintf(stderr, "the firmware has crashed\n");
                return 1;
            }
            if (cut_after) cut();
        }
        follow();
        if (!obey_all()) return 0;
        if (reset_at && avr->cycle >= reset_at) {
            reset_at = 0;
            avr_reset(avr);
        }
        double ahead_s = began_s + avr->cycle / (1e6 * MHZ) - now_s();
        if (ahead_s > 0) usleep(1e6 * ahead_s);
    }
}
