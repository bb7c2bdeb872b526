#include "board.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "avr_adc.h"
#include "avr_eeprom.h"
#include "avr_ioport.h"
#include "line.h"
#include "sim_elf.h"
#include "sim_time.h"

#define CYCLES_PER_MS 16000
#define RAM_BYTES 2048
#define LIGHT_PIN 5
#define OPEN_PIN 5
#define DRIFT_US 97
#define SUPPLY_MV 5000

/* Free oscillators differ. */
static const double RATE_HZ[CELLS] = {80.0, 80.4, 79.7, 80.6};

struct hx711 chips[CELLS];

static avr_t *avr;
static unsigned switched;
static avr_cycle_count_t asleep;
static int changes_left;
static uint8_t before[EEPROM_BYTES];

/* Answers to commands are all that this program prints: the simulator's own words go elsewhere. */
static void say(avr_t *where, const int level, const char *format, va_list values) {
    (void)where;
    if (level <= LOG_ERROR) vfprintf(stderr, format, values);
}

static void switch_light(avr_irq_t *irq, uint32_t value, void *param) {
    (void)irq;
    (void)value;
    (void)param;
    switched++;
}

/* An open pin reads what it likes. */
static avr_cycle_count_t drift(avr_t *where, avr_cycle_count_t when, void *param) {
    (void)param;
    avr_raise_irq(avr_io_getirq(where, AVR_IOCTL_ADC_GETIRQ, ADC_IRQ_ADC0 + OPEN_PIN), random() % SUPPLY_MV);
    return when + avr_usec_to_cycles(where, DRIFT_US);
}

/* The simulator would really sleep while the processor does. */
static void pass(avr_t *where, avr_cycle_count_t cycles) {
    (void)where;
    asleep += cycles;
}

static avr_irq_t *pin(char port, int number) { return avr_io_getirq(avr, AVR_IOCTL_IOPORT_GETIRQ(port), number); }

static void power_on(void) {
    for (int at = avr->ramend + 1 - RAM_BYTES; at <= avr->ramend; at++) avr->data[at] = random();
    avr_regbit_set(avr, avr->reset_flags.porf);
    for (int n = 0; n < CELLS; n++) hx711_power_up(&chips[n]);
}

bool board_start(const char *firmware) {
    elf_firmware_t elf;
    memset(&elf, 0, sizeof elf);
    avr_global_logger_set(say);
    if (elf_read_firmware(firmware, &elf)) return false;
    avr = avr_make_mcu_by_name("atmega328p");
    if (!avr || avr_init(avr)) return false;
    avr->frequency = 1000 * CYCLES_PER_MS;
    avr->sleep = pass;
    avr->vcc = avr->avcc = SUPPLY_MV;
    elf.eesize = 0; /* a flashed board's EEPROM is blank */
    avr_load_firmware(avr, &elf);
    for (int n = 0; n < CELLS; n++) hx711_join(&chips[n], avr, pin('C', n), pin('B', n), RATE_HZ[n]);
    avr_irq_register_notify(pin('B', LIGHT_PIN), switch_light, NULL);
    line_join(avr);
    power_on();
    return true;
}

/* Whether the EEPROM, which the simulator writes in no time, has been changed as often as was to be waited for. */
static bool is_time_to_cut(void) {
    if (!changes_left || !memcmp(before, board_eeprom(), EEPROM_BYTES)) return false;
    memcpy(before, board_eeprom(), EEPROM_BYTES);
    return --changes_left == 0;
}

void board_run_ms(void) {
    static avr_cycle_count_t until;
    until += CYCLES_PER_MS;
    /* The simulator forgets its timers when the microcontroller is reset. */
    for (int n = 0; n < CELLS; n++) hx711_follow(&chips[n]);
    if (!avr_cycle_timer_status(avr, drift, NULL)) avr_cycle_timer_register_usec(avr, DRIFT_US, drift, NULL);
    line_follow();
    while (avr->cycle < until) {
        int state = avr_run(avr);
        if (state == cpu_Done || state == cpu_Crashed) {
            fprintf(stderr, "the firmware has crashed\n");
            exit(1);
        }
        if (is_time_to_cut()) board_power_cycle();
    }
}

void board_reset(void) {
    avr_reset(avr);
    avr_regbit_set(avr, avr->reset_flags.extrf);
}

void board_power_cycle(void) {
    avr_reset(avr);
    power_on();
}

void board_power_cycle_after(int changes) {
    changes_left = changes;
    memcpy(before, board_eeprom(), EEPROM_BYTES);
}

/* The last word of the flash is made a jump to itself. */
void board_hang(void) {
    avr->flash[avr->flashend - 1] = 0xFF;
    avr->flash[avr->flashend] = 0xCF;
    avr->pc = avr->flashend - 1;
}

unsigned board_light(void) { return switched; }

unsigned board_asleep_ms(void) { return asleep / CYCLES_PER_MS; }

const uint8_t *board_eeprom(void) {
    avr_eeprom_desc_t all = {.ee = NULL, .offset = 0, .size = EEPROM_BYTES};
    avr_ioctl(avr, AVR_IOCTL_EEPROM_GET, &all);
    return all.ee;
}

void board_poke(int at, uint8_t byte) {
    avr_eeprom_desc_t one = {.ee = &byte, .offset = at, .size = 1};
    avr_ioctl(avr, AVR_IOCTL_EEPROM_SET, &one);
}

void board_set(int at, uint32_t value) {
    for (int k = 0; k < 4; k++) avr->data[at + k] = value >> 8 * k;
}
