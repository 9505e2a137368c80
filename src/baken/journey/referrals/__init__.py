"""in: a dossier or casus · adds: the legal test and the answer

leaves behind: the partner's own file · out: advice
"""
