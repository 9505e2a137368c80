"""Questions about phenomena."""

from baken.ground.phenomena.queries.phenomena import PhenomenonCard, phenomena_on, phenomenon_list

__all__ = ["PhenomenonCard", "phenomena_on", "phenomenon_list"]
