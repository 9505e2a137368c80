"""The tables of subjects: persons, businesses, premises, permits, and what was judged of two persons."""

from baken.ground.subjects.models.links import PersonJudgement, PersonToken
from baken.ground.subjects.models.permits import Permit, PermitKey
from baken.ground.subjects.models.subjects import Business, Person, PersonNotice, Premises

__all__ = ["Business", "Permit", "PermitKey", "Person", "PersonJudgement", "PersonNotice", "PersonToken", "Premises"]
