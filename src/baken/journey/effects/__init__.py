"""in: counts per area, period, phenomenon · adds: an estimate with its interval

leaves behind: cells too small to speak · out: council
"""
