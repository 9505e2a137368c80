"""in: counts and public figures · adds: rate, trend, uncertainty

leaves behind: cells too small to speak · out: council
"""
