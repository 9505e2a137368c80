"""The commands of the picture: figures in (`import figures`, `sources`), `trends detect`, `clusters scan`."""

from baken.journey.insight.commands.clusters import clusters
from baken.journey.insight.commands.figures import importing, sources
from baken.journey.insight.commands.trends import trends

COMMANDS = [importing, sources, trends, clusters]
__all__ = ["COMMANDS", "clusters", "importing", "sources", "trends"]
