"""in: one or more reports · adds: grade, weighing, guarded phases

leaves behind: the free text; only the weighed summary goes on · out: dossiers
"""
