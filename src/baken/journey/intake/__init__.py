"""in: a resident's own words · adds: receipt, subject, area

leaves behind: name and contact details · out: signals
"""
