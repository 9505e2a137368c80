"""The verbs of intake, in two halves that never meet in one process.

`services.door` is what the public process does, over the functions of the schema `door`; `services.desk` is what a
member of staff does with a report; `services.keys` makes the keys of a desk. Import the half you need.
"""
