"""in: advice · adds: the decision, ground, reasons, decider, clocks

leaves behind: the discussion · out: inspections, measures
"""
