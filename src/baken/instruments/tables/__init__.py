"""What every table of a room has in common: its municipality and organ, its privacy label, its steps, its tenant-safe keys.

The SQL that follows from it (keys, step triggers) is generated in `tables.rules`; who may read a row is decided in `ground.privacy`.
"""
