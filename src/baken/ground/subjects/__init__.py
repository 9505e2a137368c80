"""Whom or what a dossier is about: persons, businesses, premises. Each belongs to one compartment."""
