"""The public API of the front door (`/api/v1`): the same desk, for websites and systems that hand a report over.

NL API Design Rules 2.1; every error is a `application/problem+json` in plain Dutch. The code of a receipt travels in a
header, never in an address.
"""
