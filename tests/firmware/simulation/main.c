/* A simulated board that obeys commands:  board FIRMWARE.elf PORT SEED

   One a line, each answered by one line, "ok" and what is asked for; a wrong one ends the program:

       run MS            let time pass; answers with what the board has sent, in hexadecimal
       send HEX          bytes to the board
       pace realtime     let time pass by itself, with the pseudo-terminal PORT as the line
       pace lockstep     let it stand still between commands, as at the start
       counts A B C D    what the cells read from now on        noise X       its standard deviation
       die N, live N     a converter stops, goes on             miss N        it does not see one clock pulse
       reset             press the reset button                 power         pull the plug and put it in again
       cut N             pull it after N changes of the EEPROM  hang          the program runs astray
       eeprom            all its bytes, in hexadecimal          poke AT BYTE  make one of them another
       set AT VALUE      four bytes of the memory               light         how often it was switched
       asleep            how many ms the processor slept
       chips             of each: readings, spoilt ones, pulses where it expected none */
#define _GNU_SOURCE
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "board.h"
#include "line.h"

static bool real_time;
static double began_s;
static unsigned long passed_ms; /* since then */

static double now_s(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + 1e-9 * now.tv_nsec;
}

static void set_pace(bool real) {
    if (real)
        while (line_take() >= 0)
            ; /* nobody listened */
    else
        terminal_follow(); /* the last that was said */
    real_time = real;
    began_s = now_s();
    passed_ms = 0;
}

static void run(int ms) {
    while (ms-- > 0) board_run_ms();
    for (int byte; (byte = line_take()) >= 0;) printf("%02x", byte);
}

static void send(const char *hex) {
    unsigned byte;
    for (; sscanf(hex, "%2x", &byte) == 1; hex += 2) line_put(byte);
}

static void set_counts(double a, double b, double c, double d) {
    const double values[CELLS] = {a, b, c, d};
    for (int n = 0; n < CELLS; n++) chips[n].value = values[n];
}

/* Obey a command and print its answer; false when it is none. */
static bool obey(const char *line) {
    double a, b, c, d;
    unsigned value;
    int n;
    printf("ok ");
    if (sscanf(line, "run %d", &n) == 1)
        run(n);
    else if (!strncmp(line, "send ", 5))
        send(line + 5);
    else if (!strcmp(line, "pace realtime") || !strcmp(line, "pace lockstep"))
        set_pace(line[5] == 'r');
    else if (sscanf(line, "counts %lf %lf %lf %lf", &a, &b, &c, &d) == 4)
        set_counts(a, b, c, d);
    else if (sscanf(line, "noise %lf", &a) == 1)
        for (n = 0; n < CELLS; n++) chips[n].noise = a;
    else if (sscanf(line, "die %d", &n) == 1)
        chips[n].dead = true;
    else if (sscanf(line, "live %d", &n) == 1)
        chips[n].dead = false;
    else if (sscanf(line, "miss %d", &n) == 1)
        chips[n].missing++;
    else if (!strcmp(line, "reset"))
        board_reset();
    else if (!strcmp(line, "power"))
        board_power_cycle();
    else if (sscanf(line, "cut %d", &n) == 1)
        board_power_cycle_after(n);
    else if (!strcmp(line, "hang"))
        board_hang();
    else if (!strcmp(line, "eeprom"))
        for (n = 0; n < EEPROM_BYTES; n++) printf("%02x", board_eeprom()[n]);
    else if (sscanf(line, "poke %d %u", &n, &value) == 2)
        board_poke(n, value);
    else if (sscanf(line, "set %d %u", &n, &value) == 2)
        board_set(n, value);
    else if (!strcmp(line, "light"))
        printf("%u", board_light());
    else if (!strcmp(line, "asleep"))
        printf("%u", board_asleep_ms());
    else if (!strcmp(line, "chips"))
        for (n = 0; n < CELLS; n++) printf("%u %u %u ", chips[n].readings, chips[n].spoilt, chips[n].out_of_turn);
    else
        return false;
    return true;
}

/* How long until the next millisecond is due; for ever while time stands still. */
static int wait_ms(void) {
    if (!real_time) return -1;
    double ahead_s = began_s + 1e-3 * passed_ms - now_s();
    return ahead_s > 0 ? 1 + (int)(1e3 * ahead_s) : 0;
}

int main(int argc, char **argv) {
    char line[65536];
    struct pollfd commands = {.fd = 0, .events = POLLIN};
    if (argc == 4) srandom(atoi(argv[3]));
    if (argc != 4 || !board_start(argv[1]) || terminal_open(argv[2])) {
        fprintf(stderr, "usage: board FIRMWARE.elf PORT SEED\n");
        return 2;
    }
    setvbuf(stdin, NULL, _IONBF, 0); /* what was read ahead, poll() would not see */
    for (;;) {
        if (poll(&commands, 1, wait_ms())) {
            if (!fgets(line, sizeof line, stdin)) return 0;
            line[strcspn(line, "\n")] = 0;
            if (!obey(line)) {
                fprintf(stderr, "what is %s?\n", line);
                return 2;
            }
            printf("\n");
            fflush(stdout);
        }
        if (real_time && !wait_ms()) {
            terminal_follow();
            board_run_ms();
            passed_ms++;
        }
    }
}
