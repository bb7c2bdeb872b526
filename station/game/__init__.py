"""What every game shares: ticks, the control signal, rules, rounds, grading."""
