"""The words of places: levels, kinds of area, and why an area or an address is refused."""

from django.db.models import TextChoices


class Level(TextChoices):
    """How large an area is; the first letters of its CBS code say it."""

    NEIGHBOURHOOD = "neighbourhood", "buurt"
    DISTRICT = "district", "wijk"
    MUNICIPALITY = "municipality", "gemeente"
    COUNTRY = "country", "land"


LEVEL_OF_PREFIX = {"BU": Level.NEIGHBOURHOOD, "WK": Level.DISTRICT, "GM": Level.MUNICIPALITY, "NL": Level.COUNTRY}


class Typology(TextChoices):
    """What kind of area it is, in this landscape (C29)."""

    UNKNOWN = "unknown", "nog niet ingedeeld"
    VILLAGE = "village", "kern"
    SHOPPING = "shopping", "winkelgebied"
    BUSINESS_PARK = "business_park", "bedrijventerrein"
    COUNTRYSIDE = "countryside", "buitengebied"
    HOLIDAY_PARK = "holiday_park", "vakantiepark"


class DeliveryKind(TextChoices):
    """The two kinds of file that bring areas."""

    CODE_LIST = "code_list", "codelijst"
    OUTLINES = "outlines", "gebiedsgrenzen"


class AreaRefusal(TextChoices):
    """Why an area in a file is not taken."""

    NO_CODE = "no_code", "Er staat geen gebiedscode bij (buurtcode, wijkcode, gemeentecode of statcode)."
    BAD_CODE = (
        "bad_code",
        "De gebiedscode klopt niet: een buurt is BU en 8 tekens, een wijk WK en 6, een gemeente GM en 4 cijfers.",
    )
    OTHER_MUNICIPALITY = "other_municipality", "De gebiedscode hoort niet bij de gemeente die erbij staat."
    NO_NAME = "no_name", "Er staat geen naam bij."
    TWICE = "twice", "Deze code staat twee keer in het bestand."
    NOT_A_POLYGON = "not_a_polygon", "De omtrek is geen vlak (Polygon of MultiPolygon)."
    BROKEN_OUTLINE = "broken_outline", "De omtrek kruist of raakt zichzelf."
    OUTSIDE = "outside", "De omtrek ligt buiten Nederland. Zijn het lengte- en breedtegraden (WGS 84)?"


class AddressRefusal(TextChoices):
    """Why something is not an address."""

    POSTCODE = "postcode", "Een postcode is vier cijfers en twee letters, zoals 7071 AB."
    NUMBER = "number", "Een huisnummer is een getal van 1 tot en met 99999."
    LETTER = "letter", "Een huisletter is één letter."
    ADDITION = "addition", "Een toevoeging is hoogstens vier letters of cijfers."
    BAG_ID = "bag_id", "Een BAG-nummer van een adres is 16 cijfers, met 20 op plek vijf en zes."


class TypologyRefusal(TextChoices):
    """Why an area is not given a kind."""

    UNKNOWN_AREA = "unknown_area", "Dit gebied is niet geladen."
    OTHER_MUNICIPALITY = "other_municipality", "Dit gebied hoort bij een andere gemeente."
    NOT_YOURS = "not_yours", "De adviseur veiligheid of de analist deelt gebieden in."
