/* Which pin does what, on an Arduino Uno or Nano (ATmega328P, 16 MHz).

       cell            DOUT        SCK
       front right     A0 (PC0)    D8  (PB0)
       back right      A1 (PC1)    D9  (PB1)
       front left      A2 (PC2)    D10 (PB2)
       back left       A3 (PC3)    D11 (PB3)

   Each converter has a clock line of its own: on a shared one, four converters that run free of each other would be
   clocked in the middle of a conversion. D13 is the board's own light. A5 stays open: its noise helps to make the
   board's UID. D0 and D1 are the serial port, over the board's USB chip. */
#ifndef EVENKEEL_PINS_H
#define EVENKEEL_PINS_H

#include <avr/io.h>

#define N_CELLS 4
#define ALL_CELLS 0x0F

#define SCK_PORT PORTB
#define SCK_DDR DDRB

#define DOUT_PORT PORTC
#define DOUT_PIN PINC
#define DOUT_PCMSK PCMSK1
#define DOUT_PCIE PCIE1
#define DOUT_PCINT_vect PCINT1_vect

#define LIGHT_PORT PORTB
#define LIGHT_DDR DDRB
#define LIGHT_BIT PB5

#define OPEN_ADC_CHANNEL 5

#endif
