"""Clients of services outside this installation. Each is off until an address is configured, waits briefly, and says in
plain words when the other side is away. None keeps an answer,
but for open figures (`odata`), which are kept as they came so that they can be read again offline.
"""
