"""What to train next: content as frozen structs, levels, the staircase; the only reader of ``content/``."""
