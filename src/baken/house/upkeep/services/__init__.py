"""The verbs of the night watch, of `baken check`, and of setting up a demo; import the module you need.

The demo is loaded in three parts, each in a process with the rights of who would really do it: `demo_people` by the
owner, `demo_reports` at the public door, `demo_year` by the staff themselves.
"""
