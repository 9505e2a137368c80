"""The words of phenomena, barriers and risk areas."""

from baken.ground.phenomena.vocabulary.phenomena import NATIONAL, PhenomenonEntry, PhenomenonGroup
from baken.ground.phenomena.vocabulary.refusals import Refusal

__all__ = ["NATIONAL", "PhenomenonEntry", "PhenomenonGroup", "Refusal"]
