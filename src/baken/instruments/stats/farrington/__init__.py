"""Farrington flexible: is this month more than this place's own past leads one to expect?"""

from baken.instruments.stats.farrington.choices import Choices, Mode, Threshold
from baken.instruments.stats.farrington.detection import Detection, detect

__all__ = ["Choices", "Detection", "Mode", "Threshold", "detect"]
