"""in: effects, insight, goals · adds: the narrative

leaves behind: all but text and published figures · out: the council and the public
"""
