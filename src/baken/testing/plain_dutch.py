"""Is a Dutch text plain enough (B1) for everybody who comes to the door? Says per sentence what is wrong.

B1 is no formula. Held against three things that can be measured:

* Flesch-Douma over a whole page, 206.84 - 0.93 x words per sentence - 77 x syllables per word, at least 60, the band
  that Douma calls "standard" (W.H. Douma, De leesbaarheid van landbouwbladen, Wageningen 1960);
* no sentence over 20 words (the government's own advice for plain texts: on average 10, at most 15 to 20; Rijkshuisstijl,
  "Schrijfwijzer"; here the upper edge);
* no word of the list of words that people stumble over (own list, after the kinds that Rijksoverheid, Stichting Lezen en
  Schrijven and the campaign Direct Duidelijk warn for), each with its plain word.

Syllables are vowel sounds: the Dutch digraphs (aa, ie, oe, ij, eeuw, …) count once, a vowel with a trema for itself.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

LONGEST_SENTENCE = 20
LEAST_EASE = 60.0
ENOUGH_WORDS = 40
"""Below this a formula says nothing: a heading or a button is judged by its words and length only."""
HARD_WORDS: Mapping[str, str] = {
    "aangaande": "over", "aanvang": "begin", "aanvangen": "beginnen", "alsmede": "en", "alvorens": "voordat",
    "betreffende": "over", "beschikken over": "hebben", "conform": "volgens", "derhalve": "dus", "desalniettemin": "toch",
    "desgewenst": "als je wilt", "dienen te": "moeten", "dient te": "moet", "doch": "maar", "echter": "maar",
    "evenals": "net als", "eveneens": "ook", "gaarne": "graag", "gelieve": "wil je", "geschieden": "gebeuren",
    "hieromtrent": "hierover", "hetgeen": "wat", "implementeren": "invoeren", "inzake": "over", "indien": "als",
    "jegens": "tegen", "kenbaar maken": "zeggen", "mits": "als", "middels": "met", "momenteel": "nu", "nadien": "daarna",
    "nalaten": "niet doen", "nopens": "over", "omtrent": "over", "ondermijning": "criminaliteit die de buurt aantast",
    "ongeacht": "welke … ook", "overeenkomstig": "volgens", "relevant": "van belang", "reeds": "al", "slechts": "alleen",
    "teneinde": "om", "ten behoeve van": "voor", "ten aanzien van": "over", "te allen tijde": "altijd", "tevens": "ook",
    "thans": "nu", "trachten": "proberen", "uitsluitend": "alleen", "verstrekken": "geven", "verzoeken": "vragen",
    "voornemens": "van plan", "voorts": "verder", "vigerend": "geldend", "wijziging": "verandering", "zodoende": "zo",
    "zulks": "dit", "verwerkingsverantwoordelijke": "wie bepaalt wat er met je gegevens gebeurt", "grondslag": "reden in de wet",
    "handelingsperspectief": "wat je zelf kunt doen", "signaleren": "zien", "faciliteren": "helpen",
}  # fmt: skip
_SENTENCE = re.compile(r"[^.!?:\n]+[.!?:]*")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOWELS = re.compile(r"eeuw|ieuw|aai|ooi|oei|aa|ee|ie|oo|uu|oe|eu|ui|ij|ei|au|ou|[aeiouyáéíóúàèêëïöüä]", re.IGNORECASE)


@dataclass(frozen=True)
class Fault:
    """One thing that makes a text hard: where it stands, the sentence, and why."""

    where: str
    sentence: str
    why: str

    def __str__(self) -> str:
        return f"{self.where}: “{self.sentence}” {self.why}"


def syllables(word: str) -> int:
    """How many syllables a Dutch word has; at least one."""
    return max(1, len(_VOWELS.findall(word)))


def reading_ease(text: str) -> float:
    """Flesch-Douma: 100 is very easy, 60-70 standard, below 30 very hard. Raises ValueError on a text without words."""
    words = _WORD.findall(text)
    if not words:
        raise ValueError("no words")
    sentences = [one for one in _SENTENCE.findall(text) if _WORD.search(one)]
    return 206.84 - 0.93 * len(words) / len(sentences) - 77 * sum(map(syllables, words)) / len(words)


def faults(texts: Iterable[tuple[str, str]]) -> list[Fault]:
    """What is too hard in these (where, text) pairs, per sentence, and per place when there is enough text to measure."""
    found: list[Fault] = []
    by_place: dict[str, list[str]] = {}
    for where, text in texts:
        by_place.setdefault(where, []).append(text if text.rstrip().endswith((".", "!", "?", ":")) else f"{text}.")
        found += [
            Fault(where, sentence.strip(), why) for sentence in _SENTENCE.findall(text) for why in _hard(sentence)
        ]
    for where, said in by_place.items():
        whole = "\n".join(said)
        if len(_WORD.findall(whole)) >= ENOUGH_WORDS and (ease := reading_ease(whole)) < LEAST_EASE:
            found.append(
                Fault(where, said[0], f"and the rest of this page: Flesch-Douma {ease:.0f}, below {LEAST_EASE:.0f}")
            )
    return found


def _hard(sentence: str) -> list[str]:
    words = _WORD.findall(sentence)
    low = " ".join(words).lower()
    too_long = [f"has {len(words)} words, over {LONGEST_SENTENCE}"] if len(words) > LONGEST_SENTENCE else []
    return too_long + [
        f"says “{hard}”; write “{plain}”" for hard, plain in HARD_WORDS.items() if re.search(rf"\b{hard}\b", low)
    ]
