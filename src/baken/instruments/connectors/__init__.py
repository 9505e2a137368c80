"""Clients of services outside this installation. Each is off until an address is configured, waits briefly, and says in
plain words when the other side is away. None keeps an answer.
"""
