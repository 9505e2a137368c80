"""Made-up people with Dutch names, some of whom stand in the file twice, written otherwise: labelled, for measuring linking.

The names are common ones or put together from parts; nobody is meant. The mistakes are those of forms and counters: initials
for a first name, particles left out or behind a comma, ij for y, a partner's name, a digit wrong, day and month turned, moved.
Some live with somebody of the same name: a household looks alike and is not one person.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

COMMON = (
    "de Jong,Jansen,de Vries,van den Berg,van Dijk,Bakker,Janssen,Visser,Smit,Meijer,de Boer,Mulder,de Groot,Bos,Vos,Peters,"
    "Hendriks,van Leeuwen,Dekker,Brouwer,de Wit,Dijkstra,Smits,de Graaf,van der Meer,van der Linden,Kok,Jacobs,de Haan,"
    "Vermeulen,van den Heuvel,van der Veen,van den Broek,de Bruijn,Schouten,Willems,van Vliet,Hoekstra,Maas,Verhoeven,Koster,"
    "van Dam,Prins,Blom,Huisman,Peeters,Kuiper,Kuijpers,Veenstra,Gerritsen,Wolters,te Winkel,ter Horst,Ruesink,Yilmaz,Kaya,El Amrani"
).split(",")
FRONT = "Ooster,Wester,Nieuwen,Groot,Klein,Lammer,Wissel,Boer,Beern,Gijs,Hui,Kolk,Meerten,Rens,Stok,Tuin,Vel,Wiss,Zand".split(
    ","
)
BACK = "huis,kamp,veld,dijk,man,ink,horst,beek,brink,mans,stede,werf,koop,berg,haar,sen".split(",")
PARTICLE = ("", "", "", "van ", "de ", "van de ", "van der ", "te ")
GIVEN = (
    "Jan,Johannes,Maria,Anna,Willem,Hendrik,Gerrit,Cornelis,Pieter,Johanna,Elisabeth,Geertruida,Thomas,Daan,Sem,Lucas,Emma,"
    "Julia,Sophie,Tess,Lotte,Eva,Bram,Thijs,Fleur,Sanne,Anouk,Femke,Marieke,Wouter,Jeroen,Sjoerd,Theodoor,Jacqueline,René,"
    "Zoë,Anneke,Bert,Wim,Henk,Ingrid,Monique,Mohamed,Fatima,Ayşe,Mehmet,Agnieszka,Chantal,Yvonne,Dennis"
).split(",")
HEAD = ("achternaam", "voornaam", "geboren", "postcode", "huisnummer", "wie")


@dataclass(frozen=True)
class Someone:
    """One line of the file."""

    surname: str
    given: str
    born: date
    postcode: str
    house: int

    def cells(self) -> list[str]:
        """As the columns of `HEAD`, without the answer."""
        return [self.surname, self.given, self.born.isoformat(), self.postcode, str(self.house)]


def people(number: int, seed: int = 1, twice: float = 0.3, together: float = 0.1) -> Iterator[tuple[Someone, int]]:
    """Lines with the number of who it is: `number` people, a share `twice` of whom come back written otherwise, and a share
    `together` of whom have the surname and address of the one before."""
    chance = random.Random(seed)  # noqa: S311 - the same people each time, no secret
    one = _new(chance)
    for who in range(number):
        before, one = one, _new(chance)
        if chance.random() < together:
            one = replace(one, surname=before.surname, postcode=before.postcode, house=before.house)
        yield one, who
        if chance.random() < twice:
            yield _otherwise(one, chance), who


def _new(chance: random.Random) -> Someone:
    if chance.random() < 0.4:
        rank = min(int(chance.paretovariate(0.7)) - 1, len(COMMON) - 1)  # a few names are very common
        last = COMMON[rank]
    else:
        last = chance.choice(PARTICLE) + chance.choice(FRONT) + chance.choice(BACK)
    born = date(1930, 1, 1) + timedelta(days=chance.randrange(29_000))
    code = f"{chance.randrange(7000, 7300)}{chance.choice('ABCDEFGHJK')}{chance.choice('ABCDEFGHJK')}"
    return Someone(last, chance.choice(GIVEN), born, code, chance.randrange(1, 200))


def _otherwise(one: Someone, chance: random.Random) -> Someone:
    for mistake in chance.sample(_MISTAKES, chance.choice((1, 1, 2))):
        one = mistake(one, chance)
    return one


def _initials(one: Someone, chance: random.Random) -> Someone:
    return replace(one, given=f"{one.given[0]}.")


def _behind_a_comma(one: Someone, chance: random.Random) -> Someone:
    *before, core = one.surname.split(" ")
    return replace(one, surname=f"{core}, {' '.join(before)}" if before else core)


def _no_particles(one: Someone, chance: random.Random) -> Someone:
    return replace(one, surname=one.surname.split(" ")[-1])


def _as_it_sounds(one: Someone, chance: random.Random) -> Someone:
    for heard, written in (("ij", "y"), ("ui", "uy"), ("z", "s"), ("ck", "k"), ("ss", "s"), ("f", "v")):
        if heard in one.surname:
            return replace(one, surname=one.surname.replace(heard, written, 1))
    return _typing(one, chance)


def _partner(one: Someone, chance: random.Random) -> Someone:
    return replace(one, surname=f"{chance.choice(COMMON)}-{one.surname}")


def _typing(one: Someone, chance: random.Random) -> Someone:
    place = chance.randrange(1, len(one.surname))
    kind = chance.randrange(3)
    tail = one.surname[place:]
    typed = (tail[1:], one.surname[place - 1] + tail, tail[1:2] + tail[:1] + tail[2:])[kind]
    return replace(one, surname=one.surname[:place] + typed)


def _turned(one: Someone, chance: random.Random) -> Someone:
    born = one.born
    return replace(one, born=date(born.year, born.day, born.month)) if born.day <= 12 else _a_day_off(one, chance)


def _a_day_off(one: Someone, chance: random.Random) -> Someone:
    return replace(one, born=one.born.replace(day=chance.randrange(1, 29)))


def _moved(one: Someone, chance: random.Random) -> Someone:
    elsewhere = _new(chance)
    return replace(one, postcode=elsewhere.postcode, house=elsewhere.house)


_MISTAKES = (
    _initials, _behind_a_comma, _no_particles, _as_it_sounds, _partner, _typing, _typing, _turned, _a_day_off, _moved, _moved,
)  # fmt: skip
