"""Processes are killed while reports come in; afterwards every receipt must open exactly its own report."""
