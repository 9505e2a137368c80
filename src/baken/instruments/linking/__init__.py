"""Linking: one spelling per identifier, names compared as Dutch people write them, and how sure a match is.

Pure: no database, no clock, no settings. What may be compared with what is law, and stands in the rooms.
"""
