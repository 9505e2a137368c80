"""in: a decision · adds: plan, visit, findings per partner

leaves behind: finds outside the ground · out: measures
"""
