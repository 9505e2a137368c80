"""Baken: local safety policy, from a resident's report to what the council hears about the effect."""

__version__ = "0.1.0"
