"""in: a worry about a person · adds: owner, AVE phase, two tracks, next contact

leaves behind: nothing; it stays here · out: a pointer
"""
