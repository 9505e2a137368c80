"""The processing activities: a closed list with their entry in the register (AVG 30). A page declares one, never free text."""

from dataclasses import dataclass

from django.db.models import TextChoices

from baken.instruments.tables.vocabulary import Compartment, Organ


class Activity(TextChoices):
    """What somebody is doing. Purpose follows from the task and is never asked in a pop-up."""

    HANDLE_REPORTS = "handle_reports", "Meldingen ontvangen"
    REPORT_FOR_WORK = "report_for_work", "Melden vanuit je werk"
    REVEAL_IDENTITY = "reveal_identity", "De naam van een melder onthullen"
    WEIGH_SIGNALS = "weigh_signals", "Signalen wegen"
    ANSWER_FOR_SOURCE = "answer_for_source", "Antwoorden als eigenaar van een bron"
    READ_POLICE_REPORTS = "read_police_reports", "Politie-informatie voor de burgemeester lezen"
    DIRECT_DOSSIERS = "direct_dossiers", "Dossiers voeren"
    DIRECT_CARE = "direct_care", "Zorg en veiligheid rond een persoon regelen"
    REFER_TO_PARTNERS = "refer_to_partners", "Aanmelden bij RIEC of Zorg- en Veiligheidshuis"
    PREPARE_CONSULTATION = "prepare_consultation", "Overleg voorbereiden en vastleggen"
    TAKE_PART = "take_part", "Deelnemen aan overleg als partner"
    PREPARE_DECISIONS = "prepare_decisions", "Besluiten voorbereiden"
    TAKE_DECISIONS = "take_decisions", "Besluiten nemen"
    PLAN_INSPECTIONS = "plan_inspections", "Integrale controles voorbereiden"
    INSPECT = "inspect", "Integrale controles uitvoeren"
    CARRY_OUT_MEASURES = "carry_out_measures", "Maatregelen uitvoeren"
    READ_FIGURES = "read_figures", "Cijfers over gebieden lezen"
    MANAGE_FORM = "manage_form", "Het meldformulier beheren"
    MANAGE_PHENOMENA = "manage_phenomena", "Onderwerpen, barrières en risicogebieden bijhouden"
    MANAGE_PLAN = "manage_plan", "Het veiligheidsplan beheren"
    ADOPT_PLAN = "adopt_plan", "Het veiligheidsplan vaststellen"
    ACCOUNT = "account", "Verantwoorden aan de raad"
    RUN_PRIVACY = "run_privacy", "Privacy regelen"
    SUPERVISE_PRIVACY = "supervise_privacy", "Toezicht houden op privacy"
    DESTROY = "destroy", "Vernietigen na de bewaartermijn"
    READ_OWN_LOG = "read_own_log", "Je eigen inzagen bekijken"
    ADMINISTER = "administer", "Rollen beheren"
    WORK = "work", "Je werkvoorraad bekijken"
    CLEAN_FILES = "clean_files", "Bestanden bij meldingen controleren en schoonmaken"
    KEEP_HOUSE = "keep_house", "Achtergrondtaken"

    @property
    def within_sentence(self) -> str:
        """The label as it stands inside a sentence; a name such as RIEC keeps its capitals."""
        return self.label[:1].lower() + self.label[1:]


@dataclass(frozen=True)
class RegisterEntry:
    """One line of the public processing register (AVG 30(1)), as `/verwerkingen` shows it.

    `confirmed` is False while the municipality's lawyer must still confirm the ground (a setting with a source,
    not a constant of law).
    """

    activity: Activity
    purpose: str
    ground: str
    compartment: Compartment
    controllers: tuple[Organ, ...]
    people: str
    data: str
    recipients: str
    retention: str
    confirmed: bool = False

    @property
    def uri(self) -> str:
        """The stable address of this entry, used in the processing log."""
        return f"https://register.baken.example/verwerkingen/{self.activity.value.replace('_', '-')}"


_M, _C, _R = Organ.MAYOR, Organ.COLLEGE, Organ.COUNCIL

REGISTER: dict[Activity, RegisterEntry] = {
    entry.activity: entry
    for entry in (
        RegisterEntry(
            Activity.HANDLE_REPORTS,
            "Lezen wat bewoners en ondernemers melden en bepalen wie het oppakt.",
            "AVG 6(1)(e); Gemeentewet 172; APV",
            Compartment.MUNICIPAL_SIGNAL,
            (_M, _C),
            "melders; mensen over wie gemeld wordt",
            "verzegelde melding, onderwerp, gebied, datum",
            "niemand buiten het meldpunt",
            "3 maanden na afhandeling; eerder als het kan",
        ),
        RegisterEntry(
            Activity.REPORT_FOR_WORK,
            "Als collega of partner met een account iets melden dat je in je werk zag.",
            "AVG 6(1)(e); de eigen wet van de partner",
            Compartment.MUNICIPAL_SIGNAL,
            (_M, _C),
            "mensen over wie gemeld wordt; de melder",
            "verzegelde melding, onderwerp, gebied, datum, naam van de melder",
            "het meldpunt",
            "3 maanden na afhandeling; eerder als het kan",
        ),
        RegisterEntry(
            Activity.REVEAL_IDENTITY,
            "Alleen als het echt nodig is: de naam van een vertrouwelijke melder zien, met twee mensen en een reden.",
            "AVG 6(1)(e); noodzaak per keer vastgelegd",
            Compartment.MUNICIPAL_SIGNAL,
            (_M,),
            "vertrouwelijke melders",
            "naam en contactgegevens",
            "niemand; de melder hoort het",
            "zolang de melding bewaard wordt",
        ),
        RegisterEntry(
            Activity.WEIGH_SIGNALS,
            "Beoordelen of een signaal klopt, ernstig is en bij de gemeente hoort.",
            "AVG 6(1)(e); per soort signaal een eigen grondslag; UAVG 31-33 bij strafrechtelijke gegevens",
            Compartment.MUNICIPAL_SIGNAL,
            (_M, _C),
            "mensen over wie een signaal gaat",
            "samenvatting, plaats, soort, betrouwbaarheid",
            "per deelnemer na privacytoets 2A",
            "3 tot 12 maanden als het niet onderbouwd raakt",
        ),
        RegisterEntry(
            Activity.ANSWER_FOR_SOURCE,
            "Als eigenaar van een bron bepalen of je vertelt wat daar bekend is.",
            "AVG 6(1)(e), 6(4); de wet van de bron",
            Compartment.MUNICIPAL_SIGNAL,
            (_M, _C),
            "mensen over wie een signaal en een dossier of vergunning gaan",
            "bekend of niet bekend; na een besluit van de eigenaar: wat die opschrijft",
            "wie het signaal weegt, per vraag vastgelegd",
            "tot de verstrekking verloopt; de vastlegging 5 jaar",
        ),
        RegisterEntry(
            Activity.READ_POLICE_REPORTS,
            "De burgemeester leest wat de politie hem vertelt voor de openbare orde.",
            "Wpg 16(1)(b)",
            Compartment.POLICE_FOR_MAYOR,
            (_M,),
            "mensen in een bestuurlijke rapportage",
            "bestuurlijke rapportage",
            "alleen na een uitdrukkelijke overgang naar jurist en dossier",
            "zoals in de verstrekking staat",
        ),
        RegisterEntry(
            Activity.DIRECT_DOSSIERS,
            "Signalen over een plek, bedrijf of groep bij elkaar brengen, met een doel en een eigenaar.",
            "AVG 6(1)(e); Gemeentewet 172; Awb 5:11 en verder",
            Compartment.ADMINISTRATIVE_DOSSIER,
            (_M, _C),
            "betrokkenen bij een plek of bedrijf",
            "doel, plaats, betrokkenen, context, tijdlijn",
            "per besluit en per deelnemer vastgelegd",
            "Selectielijst 12.1: 5 jaar na sluiten",
        ),
        RegisterEntry(
            Activity.DIRECT_CARE,
            "Zorg en veiligheid op elkaar afstemmen voor iemand die anders tussen wal en schip raakt.",
            "Wmo 2015; Jeugdwet; AVG 9(2)(h)",
            Compartment.CARE_AND_SAFETY,
            (_C,),
            "inwoners met meervoudige problemen",
            "fase, afspraken, twee sporen, volgend contact",
            "alleen wie bij de casus betrokken is",
            "5 jaar na sluiten",
        ),
        RegisterEntry(
            Activity.REFER_TO_PARTNERS,
            "Een signaal of casus aanmelden waar de wet dat toestaat.",
            "Wgs 2.23 en 2.28",
            Compartment.RIEC,
            (_M, _C),
            "mensen in een aanmelding",
            "eigen bijdrage en ontvangen advies",
            "RIEC; Zorg- en Veiligheidshuis",
            "hoogstens 5 jaar (Wgs 1.8(7))",
        ),
        RegisterEntry(
            Activity.PREPARE_CONSULTATION,
            "Een overleg voorbereiden en per punt vastleggen wie wat mag zien en wat besloten is.",
            "AVG 6(1)(e); convenant; grond per deelnemer",
            Compartment.ADMINISTRATIVE_DOSSIER,
            (_M, _C),
            "mensen over wie een agendapunt gaat",
            "verwijzing, uittreksel per deelnemer, besluit",
            "deelnemers, elk alleen het eigen deel",
            "5 jaar na sluiten",
        ),
        RegisterEntry(
            Activity.TAKE_PART,
            "Als partner zien wat met jouw organisatie gedeeld is, en antwoorden.",
            "de eigen wet van de partner",
            Compartment.ADMINISTRATIVE_DOSSIER,
            (_M, _C),
            "mensen in een gedeeld uittreksel",
            "gedeeld uittreksel",
            "de partner zelf",
            "tot de verstrekking verloopt",
        ),
        RegisterEntry(
            Activity.PREPARE_DECISIONS,
            "Een besluit zorgvuldig voorbereiden: grond, lichter middel, zienswijze, zorgcheck, termijnen.",
            "Awb 3:2, 4:8, 5:21 en verder; de bijzondere wet",
            Compartment.ADMINISTRATIVE_DOSSIER,
            (_M, _C),
            "geadresseerden en bewoners",
            "feiten, motivering, termijnen",
            "geadresseerde; rechter",
            "Selectielijst 12.2: 10 jaar",
        ),
        RegisterEntry(
            Activity.TAKE_DECISIONS,
            "Besluiten als bevoegd orgaan, met redenen.",
            "Gemeentewet 125, 172-174b; Opiumwet 13b; Awb",
            Compartment.ADMINISTRATIVE_DOSSIER,
            (_M, _C),
            "geadresseerden en bewoners",
            "besluit, grond, redenen",
            "geadresseerde; rechter",
            "Selectielijst 12.2: 10 jaar",
        ),
        RegisterEntry(
            Activity.PLAN_INSPECTIONS,
            "Een integrale controle voorbereiden, nooit zonder onderbouwing.",
            "Awb 5:11-5:20; per partner de eigen wet",
            Compartment.ADMINISTRATIVE_DOSSIER,
            (_M, _C),
            "bewoners en ondernemers op een adres",
            "aanleiding, doel en grond per partner, adres",
            "partners, elk het eigen deel",
            "Selectielijst 12.1: 5 jaar",
        ),
        RegisterEntry(
            Activity.INSPECT,
            "Ter plaatse kijken en vastleggen, per partner en per wet.",
            "Awb 5:13, 5:15-5:20; Algemene wet op het binnentreden",
            Compartment.ADMINISTRATIVE_DOSSIER,
            (_M, _C),
            "bewoners en ondernemers op een adres",
            "bevindingen, toestemming",
            "partners, elk het eigen deel",
            "Selectielijst 12.1: 5 jaar",
        ),
        RegisterEntry(
            Activity.CARRY_OUT_MEASURES,
            "Doen wat besloten is en vastleggen hoe het afliep.",
            "Awb 5:21-5:39; de bijzondere wet",
            Compartment.ADMINISTRATIVE_DOSSIER,
            (_M, _C),
            "geadresseerden",
            "maatregel, begin, eind, uitkomst",
            "uitvoerders",
            "Selectielijst 12.2: 10 jaar",
        ),
        RegisterEntry(
            Activity.READ_FIGURES,
            "Zien wat stijgt en daalt, per gebied en onderwerp.",
            "geen persoonsgegevens",
            Compartment.OPEN,
            (_M, _C, _R),
            "niemand",
            "aantallen",
            "iedereen",
            "blijvend",
        ),
        RegisterEntry(
            Activity.MANAGE_FORM,
            "Bepalen waarover inwoners kunnen melden en wat we dan vragen.",
            "AVG 6(1)(e); AVG 25: niet meer vragen dan nodig",
            Compartment.OPEN,
            (_M, _C),
            "niemand; alleen wie een versie maakte of publiceerde",
            "onderwerpen, vragen, andere wegen",
            "iedereen: wat gepubliceerd is, staat op het formulier",
            "blijvend",
        ),
        RegisterEntry(
            Activity.MANAGE_PHENOMENA,
            "Bijhouden waar we op letten, wie waar iets kan tegenhouden, en welke gebieden en branches risico lopen.",
            "AVG 6(1)(e); AVG 25: alleen gebieden, branches en onderwerpen",
            Compartment.OPEN,
            (_M, _C),
            "niemand; alleen wie een versie maakte",
            "onderwerpen, barrières, risicogebieden en -branches, acties",
            "medewerkers en partners; risicogebieden alleen wie over veiligheid gaat",
            "blijvend",
        ),
        RegisterEntry(
            Activity.MANAGE_PLAN,
            "Het veiligheidsplan opstellen, uitvoeren en evalueren.",
            "Politiewet 2012, 38b",
            Compartment.OPEN,
            (_M, _C, _R),
            "medewerkers als eigenaar van een actie",
            "doelen, acties, eigenaar",
            "raad en publiek",
            "blijvend",
        ),
        RegisterEntry(
            Activity.ADOPT_PLAN,
            "Het besluit van de raad over het plan vastleggen.",
            "Politiewet 2012, 38b(1); Gemeentewet 147",
            Compartment.OPEN,
            (_R,),
            "niemand",
            "besluit, datum",
            "publiek",
            "blijvend",
        ),
        RegisterEntry(
            Activity.ACCOUNT,
            "De raad en het publiek laten zien wat er van de doelen terechtkomt.",
            "Gemeentewet 169, 180",
            Compartment.OPEN,
            (_M, _C, _R),
            "niemand",
            "cijfers, tekst",
            "raad en publiek",
            "blijvend",
        ),
        RegisterEntry(
            Activity.RUN_PRIVACY,
            "Het register, de bewaartermijnen, de vernietiging en de rechten van betrokkenen regelen.",
            "AVG 24, 30, 32; Archiefwet",
            Compartment.OPEN,
            (_M, _C, _R),
            "medewerkers; betrokkenen met een verzoek",
            "logregels, verzoeken",
            "FG",
            "logregels: zie autorisatiematrix",
        ),
        RegisterEntry(
            Activity.SUPERVISE_PRIVACY,
            "Onafhankelijk nagaan of het gebruik van gegevens klopt.",
            "AVG 38, 39; Wgs 1.8(4)",
            Compartment.OPEN,
            (_M, _C, _R),
            "medewerkers",
            "logregels",
            "Autoriteit Persoonsgegevens",
            "logregels: zie autorisatiematrix",
        ),
        RegisterEntry(
            Activity.DESTROY,
            "Gegevens vernietigen als de bewaartermijn voorbij is, door twee mensen goedgekeurd en met een verklaring.",
            "AVG 5(1)(e), 17; Archiefwet; Archiefbesluit 8",
            Compartment.OPEN,
            (_M, _C, _R),
            "niemand: alleen aantallen en nummers",
            "aantallen per tabel, nummers van vernietigde records",
            "archivaris; FG",
            "verklaring blijvend",
        ),
        RegisterEntry(
            Activity.READ_OWN_LOG,
            "Zien wat er over jouw eigen inzagen is vastgelegd.",
            "AVG 15; WOR 27(1)(k, l)",
            Compartment.OPEN,
            (_M, _C, _R),
            "de medewerker zelf",
            "eigen logregels",
            "de medewerker zelf",
            "logregels: zie autorisatiematrix",
        ),
        RegisterEntry(
            Activity.ADMINISTER,
            "Vastleggen wie welke rol heeft.",
            "AVG 32; BIO2",
            Compartment.OPEN,
            (_M, _C, _R),
            "medewerkers en deelnemers",
            "naam, rol, organisatie",
            "niemand",
            "tot 1 jaar na vertrek",
        ),
        RegisterEntry(
            Activity.WORK,
            "Laten zien wat er voor jou te doen is.",
            "AVG 6(1)(e)",
            Compartment.OPEN,
            (_M, _C, _R),
            "medewerkers",
            "aantallen en verwijzingen",
            "niemand",
            "niet bewaard",
        ),
        RegisterEntry(
            Activity.CLEAN_FILES,
            "Van elk bestand een schone kopie maken, zonder virussen en zonder gegevens over de maker.",
            "AVG 5(1)(c), 25, 32",
            Compartment.MUNICIPAL_SIGNAL,
            (_M, _C),
            "melders; mensen op een foto of in een document",
            "verzegelde bestanden; geen mens kijkt mee",
            "niemand",
            "3 maanden na afhandeling; eerder als het kan",
        ),
        RegisterEntry(
            Activity.KEEP_HOUSE,
            "Bewaartermijnen bewaken, logs verzegelen, aantallen tellen.",
            "AVG 5(1)(e), 32",
            Compartment.OPEN,
            (_M, _C, _R),
            "niemand",
            "aantallen, data",
            "niemand",
            "niet bewaard",
        ),
    )
}
