"""in: an extract per partner · adds: what was shared with whom, the outcome

leaves behind: each partner's own records · out: decisions
"""
