/* From conversions of four converters that run free of each other to frames of all of them. */
#ifndef EVENKEEL_SAMPLER_H
#define EVENKEEL_SAMPLER_H

#include <stdbool.h>

/* Read what is ready. A frame is over when each cell that works has a new conversion; it is sent when asked for and
   when there is room. */
void sampler_follow(bool send);

#endif
