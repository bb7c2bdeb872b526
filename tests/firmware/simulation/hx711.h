/* A model of the HX711, by its datasheet, behind pins of a simulated microcontroller.

   Modelled: conversions at a rate of its own; DOUT low when one is ready; 24 bits out at rising SCK; the 25th to 27th
   pulse choose channel and gain of the next conversion (A at 128, B at 32, A at 64); four conversions are skipped after
   that changed and after power-up; SCK high for 60 us powers it down and low again starts it anew; a conversion that
   ends in the middle of a reading spoils it; saturation; noise; a chip that died; a clock pulse that it misses. Not
   modelled: the analogue side, supply, temperature. */
#ifndef SIMULATION_HX711_H
#define SIMULATION_HX711_H

#include <stdbool.h>
#include <stdint.h>

#include "sim_avr.h"

struct hx711 {
    avr_t *avr;
    avr_irq_t *dout;
    double period_us;
    double value; /* of channel A at gain 128, counts */
    double noise; /* standard deviation, counts */
    bool dead;
    int missing; /* clock pulses that it will not see */
    /* What it is doing. */
    bool powered, ready, sck;
    int selected; /* pulses that chose channel and gain: 25, 26 or 27 */
    int pulses;   /* of this reading */
    int settling; /* conversions that are still skipped */
    uint32_t bits;
    avr_cycle_count_t due; /* when this conversion is over */
    /* What went wrong. */
    unsigned readings, spoilt, out_of_turn;
};

/* Join a converter to pins: DOUT to an input, SCK from an output. */
void hx711_join(struct hx711 *chip, avr_t *avr, avr_irq_t *dout, avr_irq_t *sck, double rate_hz);

/* Start anew, as after power-up; the four conversions that follow are skipped. */
void hx711_power_up(struct hx711 *chip);

/* Go on converting: the simulator forgets all timers when the microcontroller is reset. Call every millisecond. */
void hx711_follow(struct hx711 *chip);

#endif
