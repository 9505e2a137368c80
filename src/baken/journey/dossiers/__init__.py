"""in: signals · adds: purpose, ground, owner, subjects

leaves behind: signals that bear on nothing · out: consultations, decisions, inspections
"""
