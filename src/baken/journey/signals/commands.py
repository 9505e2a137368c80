"""`baken link evaluate`: how well would records be linked, on a file whose answer is known?"""

import json
from collections.abc import Mapping, Sequence

import click
import numpy as np

from baken.instruments.linking.batch import score_all
from baken.instruments.linking.evaluating import Score, best, scores, true_pairs
from baken.instruments.linking.fields import Field
from baken.instruments.linking.matching import Register
from baken.instruments.warehouse.refusals import ImportRefused
from baken.instruments.warehouse.tables_of_text import rows_of_table


@click.group("link")
def link() -> None:
    """Meet hoe goed het koppelen van gegevens werkt."""


@link.command("evaluate")
@click.option("--records", required=True, help="CSV of Parquet met een kop; - is de invoer.")
@click.option("--map", "mapping", required=True, help="Wat in welke kolom staat: surname=achternaam,given=voornaam,…")
@click.option("--truth", required=True, help="De kolom die zegt wie dezelfde is: gelijke waarde, zelfde persoon.")
@click.option("--online", is_flag=True, help="Alleen de weg van een nieuw signaal, zonder Splink.")
@click.option("--seed", type=int, default=1, show_default=True, help="Zelfde getal, zelfde uitkomst.")
@click.option("--json", "as_text", is_flag=True, help="Uitvoer voor een ander programma.")
def evaluate(records: str, mapping: str, truth: str, online: bool, seed: int, as_text: bool) -> None:
    """Koppel een bestand waarvan het antwoord bekend is, en druk precisie, recall en F1 per drempel af.

    De weg `batch` is Splink over het hele bestand; `online` houdt elke regel tegen de regels ervoor, zoals bij een
    nieuw signaal. Geen van beide ziet de kolom met het antwoord.

    \b
    Velden: surname, given, birth_date, postcode, house_number, street, city, phone, email, number.
    Voorbeeld:
      baken link evaluate --records personen.csv --truth wie --json \\
        --map surname=achternaam,given=voornaam,birth_date=geboren,postcode=postcode
    """
    try:
        head, *rows = [list(row) for row in rows_of_table(records)] or [[]]
        if not any(cell.strip() for cell in head):
            raise click.ClickException("Het bestand is leeg. Zet op de eerste regel de namen van de kolommen.")
        columns = _mapped(mapping, head)
        labels = _column(truth, head)
    except ImportRefused as refusal:
        raise click.ClickException(str(refusal)) from refusal
    wrong = next((number for number, row in enumerate(rows, 2) if row and len(row) != len(head)), None)
    if wrong:
        raise click.ClickException(f"Regel {wrong} heeft niet evenveel cellen als de kop. Maak het bestand heel.")
    rows = [row for row in rows if row]
    if len(rows) < 2:
        raise click.ClickException("Het bestand heeft minder dan twee regels; er is niets te koppelen.")
    if labels in columns.values():
        raise click.ClickException(
            f"De kolom “{truth}” is het antwoord en kan niet ook een veld zijn. Haal haar uit --map."
        )
    answers = [row[labels].strip() for row in rows]
    if not true_pairs(answers):
        told = f"In de kolom “{truth}” staat geen waarde twee keer. Kies de kolom die zegt wie dezelfde is."
        raise click.ClickException(told)
    result = _evaluated(rows, columns, answers, online, seed)
    click.echo(json.dumps(result, ensure_ascii=False, indent=2) if as_text else _as_table(result))


def _evaluated(
    rows: Sequence[Sequence[str]], columns: Mapping[Field, int], truth: Sequence[str], online: bool, seed: int
) -> dict[str, object]:
    register = Register(list(columns))
    for row in rows:
        register.add({name: _whole(row[place]) for name, place in columns.items()})
    register.learn(seed)
    left, right = register.candidates()
    paths = {"online": scores(truth, left, right, register.chances(left, right))}
    if not online:
        try:
            paths["batch"] = scores(truth, *score_all(register.table, seed=seed))
        except ValueError as problem:
            click.echo(str(problem), err=True)
    return {
        "records": len(rows),
        "without_answer": sum(not label for label in truth),
        "true_pairs": true_pairs(truth),
        "fields": [name.value for name in columns],
        "compared": {"online": int(np.size(left)), "everything": len(rows) * (len(rows) - 1) // 2},
        "paths": {name: [line.as_dict() for line in lines] for name, lines in paths.items()},
        "best": {name: (found.as_dict() if (found := best(lines)) else None) for name, lines in paths.items()},
    }


def _whole(cell: str) -> str:
    """A number that a table program wrote with a fraction, without it: "7071.0" is "7071"."""
    return cell[:-2] if cell.endswith(".0") and cell[:-2].isdigit() else cell


def _as_table(result: Mapping[str, object]) -> str:
    paths = result["paths"]
    lines = [f"{result['records']} regels, {result['true_pairs']} paren zijn dezelfde"]
    if result["without_answer"]:
        lines.append(f"{result['without_answer']} regels zonder antwoord tellen als iemand die er één keer in staat")
    for name, scored in paths.items() if isinstance(paths, dict) else ():
        lines += ["", f"{name:<8} {'drempel':>8} {'voorstel':>9} {'goed':>8} {'precisie':>9} {'recall':>8} {'F1':>8}"]
        lines += [_as_line(Score(**line)) for line in scored]
    return "\n".join(lines)


def _as_line(line: Score) -> str:
    return f"{'':<8} {line.threshold:>8} {line.proposed:>9} {line.right:>8} {line.precision:>9.4f} {line.recall:>8.4f} {line.f1:>8.4f}"


_ALSO = {
    "given_name": "given", "first_name": "given", "last_name": "surname", "dob": "birth_date", "date_of_birth": "birth_date",
    "street_number": "house_number", "address": "street", "suburb": "city", "town": "city", "email_address": "email",
    "telephone": "phone", "id": "number",
}  # fmt: skip
"""Other usual words for a field."""


def _mapped(mapping: str, head: Sequence[str]) -> dict[Field, int]:
    columns: dict[Field, int] = {}
    for part in mapping.split(","):
        name, mark, column = part.strip().partition("=")
        name = _ALSO.get(name.lower(), name.lower())
        if not mark or name not in Field.__members__.values():
            known = ", ".join(Field)
            raise click.BadParameter(f"“{part.strip()}” is geen veld=kolom. Velden zijn: {known}.", param_hint="--map")
        if Field(name) in columns:
            raise click.BadParameter(f"Het veld {name} staat er twee keer in. Kies één kolom.", param_hint="--map")
        columns[Field(name)] = _column(column.strip(), head)
    return columns


def _column(name: str, head: Sequence[str]) -> int:
    tidy = [cell.strip() for cell in head]
    if name not in tidy and [cell.lower() for cell in tidy].count(name.lower()) == 1:
        return [cell.lower() for cell in tidy].index(name.lower())
    if name not in tidy:
        raise click.ClickException(f"De kolom “{name}” staat niet in het bestand. Er zijn: {', '.join(tidy)}.")
    return tidy.index(name)


COMMANDS = (link,)

__all__ = ["COMMANDS"]
