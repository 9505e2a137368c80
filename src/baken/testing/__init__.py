"""The cast and the builders; importable by tests only."""
