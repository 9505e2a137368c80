"""Why a step with a signal is refused: the sentence, the article it rests on, and what opens the door."""

from dataclasses import dataclass

from django.db.models import TextChoices


class SignalRefusal(TextChoices):
    """One reason, one sentence; shown beside the button and given by the service alike."""

    WRONG_STATE = "wrong_state", "Deze stap past niet bij waar het signaal nu staat."
    NO_REASON = "no_reason", "Schrijf in een of twee zinnen waarom."
    NO_RESULT = "no_result", "Kies hoe het signaal eindigt."
    NO_RECIPIENT = "no_recipient", "Zeg naar wie het signaal gaat."
    NO_REVIEW = "no_review", "Kies een dag waarop je het signaal opnieuw bekijkt, binnen de bewaartermijn."
    NOT_OURS = "not_ours", "Dit hoort niet bij de gemeente. Sluit het af of geef het direct door."
    NOT_WEIGHED = "not_weighed", "Het signaal is nog niet gewogen."
    NO_CHECK_1 = "no_check_1", "Er is nog geen privacytoets 1. Zonder die toets zoeken we in geen enkele bron."
    NOT_IN_CHECK_1 = "not_in_check_1", "Deze bron staat niet in privacytoets 1."
    NO_CHECK_2A = "no_check_2a", "Er is nog geen privacytoets 2A. Zonder die toets delen we met niemand."
    NO_CHECK_2B = "no_check_2b", "Er is nog geen privacytoets 2B voor deze aanpak."
    NOT_CONFIRMED = "not_confirmed", "De jurist heeft privacytoets 2B nog niet bevestigd."
    OWN_CHECK = "own_check", "Je kunt je eigen privacytoets niet zelf bevestigen."
    OWN_ORGANISATION = (
        "own_organisation",
        "Dit is je eigen organisatie. Kies een ander, of geef het signaal door binnen de gemeente.",
    )
    NOT_A_LAWYER = "not_a_lawyer", "Alleen een jurist bevestigt privacytoets 2B."
    ONLY_A_TIP = "only_a_tip", "Een anonieme tip alleen is te weinig. Er moet iets anders zijn dat haar bevestigt."
    UNKNOWN_PHENOMENON = "unknown_phenomenon", "Dit onderwerp bestaat niet, of geldt nu niet meer."
    NO_SUMMARY = "no_summary", "Vat het signaal samen in eigen woorden."
    NO_REPORT = "no_report", "Deze melding bestaat niet, of is niet voor jou."
    NOT_READ = "not_read", "Deze melding is nog niet gelezen, of heeft al een vervolg."
    GOES_ROUND = (
        "goes_round",
        "Deze melding gaat over iemand van de gemeente zelf. Een signaal leest het hele team: geef haar door, of houd haar bij jou.",
    )
    TAKEN = "taken", "Deze melding hoort al bij dit signaal."
    NOT_LINKED = "not_linked", "Deze melding hoort bij geen enkel signaal."
    UNFINISHED_CHECK = "unfinished_check", "Vul elk onderdeel van de toets in, in je eigen woorden."
    NOTHING_TO_ASK = (
        "nothing_to_ask",
        "Bij dit signaal staat geen adres, nummer of naam om deze bron mee te bevragen. Weet je dat nu wel? Open dan een nieuw "
        "signaal: privacytoets 1 ging over wat er toen stond.",
    )
    CHECKED_ALREADY = (
        "checked_already",
        "Na privacytoets 1 komt er geen kenmerk meer bij. Die toets ging over wat er toen stond. Open een nieuw signaal.",
    )
    NO_MARK = "no_mark", "Vul minstens één kenmerk in."
    MARKED_ALREADY = (
        "marked_already",
        "Zo'n kenmerk staat er al bij. Gaat het over iets anders, open dan een nieuw signaal.",
    )
    NOBODY_ANSWERS = (
        "nobody_answers",
        "Voor deze bron is nog niemand aangewezen die antwoordt. Zonder eigenaar vragen we niets.",
    )
    SOURCE_IS_OFF = "source_is_off", "De verbinding met deze bron staat niet aan. Vraag de beheerder van Baken."
    NOT_OF_THIS_SIGNAL = (
        "not_of_this_signal",
        "Dit staat niet bij het signaal. Je kunt alleen vragen naar waar het signaal over gaat.",
    )
    NOT_THE_ADVISER = "not_the_adviser", "De adviseur veiligheid legt vast wie voor een bron antwoordt."
    OWN_SOURCE = "own_source", "Dit is een bron van het eigen orgaan. Daarvoor hoeft niemand aangewezen te worden."
    NO_GROUND = "no_ground", "Vul de grondslag en het doel in. Zonder grondslag geeft een bron geen antwoord."
    CANNOT_ANSWER = "cannot_answer", "Deze collega kan niet voor een bron antwoorden. Kies iemand anders."
    ANSWERED_FOR = "answered_for", "Voor deze bron antwoordt al iemand. Laat dat eerst eindigen."
    NOT_A_HIT = "not_a_hit", "Hierover is in deze bron niets bekend. Er valt niets verder te vragen."
    ASKED_ALREADY = "asked_already", "Dit is al gevraagd. Wat de eigenaar vertelt, verschijnt hier."
    NOT_ASKED_OF_YOU = "not_asked_of_you", "Deze vraag is niet aan jou gesteld, of je hebt haar al beantwoord."
    NOTHING_TOLD = "nothing_told", "Schrijf op wat je vertelt, op welke grondslag en waarom. Of vertel niets."
    RESEARCH_IS_OVER = "research_is_over", "Het onderzoek waarvoor dit gevraagd werd, is voorbij. Vertel niets meer."
    BAD_VALIDITY = "bad_validity", "De laatste dag ligt voor de eerste dag."
    FUTURE = "future", "De dag van ontvangst kan niet in de toekomst liggen."


@dataclass(frozen=True)
class Basis:
    """The article a refusal rests on, and what would open the door."""

    article: str = ""
    opens: str = ""


R = SignalRefusal
_PROTOCOL = "Modelprotocol binnengemeentelijke gegevensdeling (2020)"

BASIS: dict[SignalRefusal, Basis] = {
    R.WRONG_STATE: Basis(_PROTOCOL, "Neem eerst de stap die nu aan de beurt is."),
    R.NO_REASON: Basis("AVG 5(2)", "Vul de reden in."),
    R.NO_RESULT: Basis("", "Kies een uitkomst."),
    R.NO_RECIPIENT: Basis("AVG 30(1)(d)", "Vul de ontvanger in."),
    R.NO_REVIEW: Basis("AVG 5(1)(e)", "Kies een dag."),
    R.NOT_OURS: Basis("AVG 6(1)(e)", "Sluit af, of geef het direct door."),
    R.NOT_WEIGHED: Basis("AVG 5(1)(c)", "Weeg het signaal."),
    R.NO_CHECK_1: Basis("AVG 6(1)(e), 5(1)(b); UAVG 33", "Vul privacytoets 1 in."),
    R.NOT_IN_CHECK_1: Basis("AVG 5(1)(b)", "Maak een nieuwe privacytoets 1 waarin deze bron staat."),
    R.NO_CHECK_2A: Basis("AVG 6(1)(e), 6(4); UAVG 33", "Vul privacytoets 2A in voor elke deelnemer."),
    R.NO_CHECK_2B: Basis("AVG 5(1)(b)-(c)", "Vul privacytoets 2B in voor het middel dat je kiest."),
    R.NOT_CONFIRMED: Basis("AVG 24; autorisatiematrix", "Vraag de jurist om de toets te bevestigen."),
    R.OWN_CHECK: Basis("AVG 24; autorisatiematrix", "Laat een andere jurist bevestigen."),
    R.OWN_ORGANISATION: Basis("AVG 4(9)", "Kies een andere deelnemer."),
    R.NOT_A_LAWYER: Basis("AVG 24; autorisatiematrix", "Vraag de jurist om de toets te bevestigen."),
    R.ONLY_A_TIP: Basis(
        "Werkwijze Meld Misdaad Anoniem; Awb 3:2", "Vind een tweede bron, of een treffer in eigen bronnen."
    ),
    R.UNKNOWN_PHENOMENON: Basis("", "Kies een onderwerp uit de lijst, of voeg er een toe."),
    R.NO_SUMMARY: Basis("AVG 5(1)(c)", "Vul de samenvatting in."),
    R.NO_REPORT: Basis("", "Zoek de melding bij Meldingen."),
    R.NOT_READ: Basis("", "Open de melding bij Meldingen."),
    R.GOES_ROUND: Basis("", "Geef de melding door."),
    R.TAKEN: Basis("", "Ga naar het signaal."),
    R.NOT_LINKED: Basis("", "Kijk bij Meldingen wat ermee gebeurde."),
    R.UNFINISHED_CHECK: Basis("AVG 5(2)", "Vul de lege velden in."),
    R.CHECKED_ALREADY: Basis("AVG 5(1)(b)", "Open een nieuw signaal."),
    R.NO_MARK: Basis("AVG 5(1)(c)", "Vul een kenmerk in."),
    R.MARKED_ALREADY: Basis("AVG 5(1)(c)", "Open een nieuw signaal."),
    R.NOTHING_TO_ASK: Basis("AVG 5(1)(c)", "Vul bij een signaal in waar het over gaat."),
    R.NOBODY_ANSWERS: Basis("AVG 6(1)(e), 6(4)", "De adviseur veiligheid wijst een eigenaar aan bij Bronnen."),
    R.SOURCE_IS_OFF: Basis("", "Vraag de beheerder van Baken."),
    R.NOT_OF_THIS_SIGNAL: Basis("AVG 5(1)(b)", "Controleer wat je intypte."),
    R.NOT_THE_ADVISER: Basis("AVG 24; autorisatiematrix", "Vraag de adviseur veiligheid."),
    R.OWN_SOURCE: Basis("", "Vraag de bron gewoon."),
    R.NO_GROUND: Basis("AVG 6(1)(e), 6(4)", "Vul grondslag en doel in."),
    R.CANNOT_ANSWER: Basis("AVG 24; autorisatiematrix", "Kies een weger, adviseur, jurist of toezichthouder."),
    R.ANSWERED_FOR: Basis("", "Vul eerst een einddatum in."),
    R.NOT_A_HIT: Basis("AVG 5(1)(c)", ""),
    R.ASKED_ALREADY: Basis("", ""),
    R.NOT_ASKED_OF_YOU: Basis("AVG 6(4)", "Kijk bij Vragen aan bronnen."),
    R.NOTHING_TOLD: Basis("AVG 5(2), 6(4)", "Vul de drie velden in."),
    R.RESEARCH_IS_OVER: Basis("AVG 5(1)(b)", "Antwoord dat je niets vertelt."),
    R.BAD_VALIDITY: Basis("", "Pas de einddatum aan."),
    R.FUTURE: Basis("", "Kies vandaag of eerder."),
}
