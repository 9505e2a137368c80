"""in: a decision · adds: start, end, outcome · leaves behind: nothing personal crosses the wall · out: counts"""
