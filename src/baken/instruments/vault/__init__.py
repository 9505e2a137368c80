"""The vault: sealing, keys, receipt codes and limits, as pure functions over libsodium.

`sealing` closes a record for its readers, `keyholders` keeps the keys of a desk, `recovery` brings a
lost desk key back with two of three holders, `codes` makes the reporter's receipt, and `limits` counts
without keeping who was counted. Nothing here knows a database, a page or a person.
"""
