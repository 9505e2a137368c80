"""The authorisation matrix is the code: role x processing activity x shelf, may see or may act.

From it follow the Python checks, the row policies, the public register (AVG 30) and the printed matrix (architecture 2.2).
"""
