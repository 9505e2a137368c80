"""The verbs of identity: open and close a session, choose a membership, and the cast of a new installation."""

from baken.ground.organisations.services.enrolling import enrol, settle_municipality, settle_organisation
from baken.ground.organisations.services.sessions import (
    MembershipChoice,
    close_session,
    memberships_of,
    open_session,
    session_account,
)

__all__ = [
    "MembershipChoice",
    "close_session",
    "enrol",
    "memberships_of",
    "open_session",
    "session_account",
    "settle_municipality",
    "settle_organisation",
]
