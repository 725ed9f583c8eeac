"""Pure rules: no I/O, no Django, no clock; what they need arrives as arguments."""
