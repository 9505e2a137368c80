"""Verdicts, actors, identifiers: pure and tiny. Everything may import these; they import nothing."""
