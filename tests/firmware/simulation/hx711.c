#include "hx711.h"

#include <math.h>
#include <stdlib.h>

#include "sim_time.h"

#define A128 25
#define B32 26
#define A64 27
#define SETTLING 4
#define POWER_DOWN_US 60
#define LATE_US 1000
#define HIGHEST 0x7FFFFF
#define LOWEST (-0x800000)

/* What lies on channel B, so that reading it by mistake shows. */
#define ON_CHANNEL_B 123456.0

static double gauss(void) {
    double u = (random() + 1.0) / (RAND_MAX + 2.0), v = random() / (double)RAND_MAX;
    return sqrt(-2.0 * log(u)) * cos(2.0 * M_PI * v);
}

static uint32_t measure(const struct hx711 *chip) {
    double value = chip->selected == B32 ? ON_CHANNEL_B : chip->selected == A64 ? chip->value / 2 : chip->value;
    if (chip->noise > 0) value += chip->noise * gauss();
    value = fmin(fmax(value, LOWEST), HIGHEST);
    return (uint32_t)lrint(value) & 0xFFFFFF;
}

/* There and back: the simulator passes on changes only, and forgets the level of a pin when it is reset. */
static void set_dout(struct hx711 *chip, bool high) {
    avr_raise_irq(chip->dout, !high);
    avr_raise_irq(chip->dout, high);
}

static avr_cycle_count_t conversion(avr_t *avr, avr_cycle_count_t when, void *param) {
    struct hx711 *chip = param;
    if (chip->powered && !chip->dead) {
        if (chip->pulses >= A128) {
            if (chip->pulses != chip->selected) {
                chip->selected = chip->pulses;
                chip->settling = SETTLING;
            }
            chip->pulses = 0;
        }
        if (chip->settling > 0) {
            chip->settling--;
        } else if (chip->pulses) {
            chip->bits ^= 0x5A5A5A;
            chip->spoilt++;
        } else {
            chip->bits = measure(chip);
            set_dout(chip, false);
            chip->ready = true;
        }
    }
    chip->due = when + avr_usec_to_cycles(avr, 1) * chip->period_us;
    return chip->due;
}

static void begin_conversion(struct hx711 *chip) {
    avr_cycle_count_t cycles = avr_usec_to_cycles(chip->avr, 1) * chip->period_us;
    chip->due = chip->avr->cycle + cycles;
    avr_cycle_timer_register(chip->avr, cycles, conversion, chip);
}

static avr_cycle_count_t power_down(avr_t *avr, avr_cycle_count_t when, void *param) {
    (void)avr;
    (void)when;
    struct hx711 *chip = param;
    chip->powered = chip->ready = false;
    set_dout(chip, true);
    return 0;
}

void hx711_power_up(struct hx711 *chip) {
    chip->powered = true;
    chip->ready = chip->sck = false;
    chip->selected = A128;
    chip->pulses = 0;
    chip->settling = SETTLING;
    set_dout(chip, true);
    begin_conversion(chip);
}

static void pulse(struct hx711 *chip) {
    if ((!chip->ready && !chip->pulses) || chip->pulses >= A64) {
        chip->out_of_turn++;
        return;
    }
    chip->ready = false;
    chip->pulses++;
    if (chip->pulses < A128) set_dout(chip, chip->bits >> (24 - chip->pulses) & 1);
    if (chip->pulses == A128) {
        chip->readings++;
        set_dout(chip, true);
    }
}

static void clocked(avr_irq_t *irq, uint32_t value, void *param) {
    (void)irq;
    struct hx711 *chip = param;
    bool high = value & 1;
    if (high == chip->sck) return;
    chip->sck = high;
    if (!high) {
        avr_cycle_timer_cancel(chip->avr, power_down, chip);
        if (!chip->powered) hx711_power_up(chip);
        return;
    }
    avr_cycle_timer_register_usec(chip->avr, POWER_DOWN_US, power_down, chip);
    if (!chip->powered) return;
    if (chip->missing && chip->pulses) {
        chip->missing--;
        return;
    }
    pulse(chip);
}

void hx711_join(struct hx711 *chip, avr_t *avr, avr_irq_t *dout, avr_irq_t *sck, double rate_hz) {
    chip->avr = avr;
    chip->dout = dout;
    chip->period_us = 1e6 / rate_hz;
    avr_irq_register_notify(sck, clocked, chip);
}

void hx711_follow(struct hx711 *chip) {
    if (chip->avr->cycle > chip->due + avr_usec_to_cycles(chip->avr, LATE_US)) begin_conversion(chip);
}
