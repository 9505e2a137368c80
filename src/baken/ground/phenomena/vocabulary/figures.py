"""What a phenomenon is counted under in the police figures, and which kind of area it is about (brief B1, B3; M47)."""

from baken.ground.places.vocabulary import Typology

KIND_OF: dict[str, Typology] = {
    "BEDRIJVENTERREIN": Typology.BUSINESS_PARK,
    "BUITENGEBIED": Typology.COUNTRYSIDE,
    "VAKANTIEPARK": Typology.HOLIDAY_PARK,
}
"""Risk locations: places and no crimes (brief B1)."""

COUNTED_UNDER: dict[str, tuple[str, ...]] = {
    "1.6.3": ("MENSENHANDEL", "ARBEIDSUITBUITING"),
    "2.7.2": ("WITWASSEN",),
    "3.1.1": ("DRUGSHANDEL", "DRUGSLAB", "HENNEP", "DUMPING"),
    "3.1.3": ("WAPENS_EXPLOSIE",),
    "3.7.4": ("HACK", "RANSOMWARE", "PHISHING"),
    "3.9.1": ("ZORGFRAUDE", "VASTGOED", "HELPDESKFRAUDE", "WHATSAPPFRAUDE", "AANKOOPFRAUDE"),
    "3.9.2": ("UITKERINGSFRAUDE",),
    "3.9.3": ("ADRESFRAUDE",),
}
"""Police code to codes of phenomena, for a link from a figure to what to look for; never to add up."""
