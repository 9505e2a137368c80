"""The commands of the picture: figures in (`import figures`, `import cbs`, `sources`), `trends detect` and
`complete`, `clusters scan`."""

from baken.journey.insight.commands.cbs import cbs
from baken.journey.insight.commands.clusters import clusters
from baken.journey.insight.commands.completing import complete
from baken.journey.insight.commands.figures import importing, sources
from baken.journey.insight.commands.trends import trends

COMMANDS = [importing, sources, trends, clusters]
__all__ = ["COMMANDS", "cbs", "clusters", "complete", "importing", "sources", "trends"]
