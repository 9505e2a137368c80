"""On which grounds a signal is researched, per family of phenomenon."""

from baken.ground.phenomena.vocabulary import PhenomenonGroup

# Grounds per family of phenomenon, because public order alone is too thin for criminal data (brief, corrections).
# Each municipality's lawyer confirms them; local by-laws differ.
GROUNDS: dict[PhenomenonGroup, tuple[str, ...]] = {
    PhenomenonGroup.UNDERMINING: (
        "Opiumwet 13b (drugs of voorbereiding in een pand)",
        "Gemeentewet 174a (ernstige verstoring rond een woning of lokaal)",
        "Awb 5:11-5:20 met de APV (toezicht op naleving)",
        "Wet Bibob 3 (vergunning, subsidie of vastgoed)",
        "Wet goed verhuurderschap (misstanden bij verhuur)",
    ),
    PhenomenonGroup.NUISANCE: (
        "Gemeentewet 151d met de APV (ernstige, herhaalde woonoverlast)",
        "Gemeentewet 172(3) (verstoring van de openbare orde)",
        "Awb 5:11-5:20 met de APV (toezicht op naleving)",
    ),
    PhenomenonGroup.DIGITAL: (
        "Gemeentewet 172(3) (verstoring van de openbare orde)",
        "Gemeentewet 160 met AVG 6(1)(e) (voorkomen en slachtoffers helpen)",
    ),
}
