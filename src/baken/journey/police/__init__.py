"""in: a police report for the mayor · adds: who may read it, and until when

leaves behind: everything; only an explicit crossing goes on · out: dossiers
"""
