"""Municipalities, partner organisations, people, memberships and sessions: who may sit at which desk."""
