"""Pure rules: plain values in, a value and its reason out. No Django, no clock, no I/O."""
