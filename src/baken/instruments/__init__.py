"""Tools without opinions about safety. They know nothing of rooms, people or policy."""
