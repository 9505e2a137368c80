"""What every step stands on: who works here, what the law allows, what was looked at, where, and for which goals."""
