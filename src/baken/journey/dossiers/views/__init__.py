"""The pages of dossiers: the list, a new one, one dossier, and each thing one can do with it."""
