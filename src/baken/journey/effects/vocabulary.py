"""The words of effects: kinds of measure, what to compare with, and why no effect is given."""

from django.db.models import TextChoices


class MeasureKind(TextChoices):
    """What was done, in a closed list: no free text stands beyond the wall."""

    CAMERAS = "cameras", "cameratoezicht"
    PATROLS = "patrols", "extra toezicht"
    AREA_BAN = "area_ban", "gebiedsverbod"
    CLOSURES = "closures", "sluitingen"
    INFORMATION = "information", "voorlichting"
    LABEL = "label", "Keurmerk Veilig Buitengebied"
    LIGHTING = "lighting", "verlichting en inrichting"
    OTHER = "other", "een andere maatregel"


class Comparison(TextChoices):
    """With what the area is compared, so that season, trend and changes in counting fall out."""

    REST = "rest", "de rest van de gemeente"
    NEIGHBOURS = "neighbours", "de andere gemeenten"


class Refusal(TextChoices):
    """Why something is not registered or not estimated."""

    NOT_YOURS = "not_yours", "De adviseur veiligheid of de analist legt een effectmeting vast."
    OTHER_MUNICIPALITY = "other_municipality", "Kies een gebied van de eigen gemeente."
    NOT_PER_AREA = (
        "not_per_area",
        "Digitale criminaliteit meten we niet per buurt: waar het slachtoffer woont, zegt niets over waar het gebeurt. "
        "Kies de hele gemeente.",
    )
    REST_OF_ITSELF = (
        "rest_of_itself",
        "De hele gemeente is niet met haar eigen rest te vergelijken. Kies de andere gemeenten.",
    )
    TOO_SHORT = (
        "too_short",
        "Laat de meting minstens een jaar duren. Korter is een seizoen niet van een effect te scheiden.",
    )
    NO_FIGURES = "no_figures", "Er zijn geen cijfers voor dit gebied en dit onderwerp geladen."
    NOTHING_AFTER = "nothing_after", "Er is nog geen heel jaar van na de start geteld. Kom later terug."
    NO_BEFORE = "no_before", "Er is geen heel jaar van voor de start geteld."
    TOO_WIDE = (
        "too_wide",
        "De aantallen zijn te klein of te onrustig: de marge is zo breed dat bijna elk antwoord mogelijk blijft.",
    )
    GAPS = "gaps", "In het gebied of het vergelijkingsgebied ontbreken jaren. Wat er niet is, tellen we niet als nul."
