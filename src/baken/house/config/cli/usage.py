"""What is wrong with a command line, in one plain Dutch sentence (Click says it in English)."""

from __future__ import annotations

import click


def sentence(error: click.UsageError) -> str:
    """What is wrong and what to do; where the help is, at the end.

    >>> sentence(click.NoSuchOption("--county", possibilities=["--counts"]))
    '--county bestaat niet. Bedoelt u --counts?'
    """
    told = _told(error)
    return told if error.ctx is None else f"{told} Zie {error.ctx.command_path} --help."


def _told(error: click.UsageError) -> str:
    if isinstance(error, click.exceptions.NoSuchCommand):
        return f"De opdracht {error.command_name} bestaat niet.{_meant(error.possibilities)}"
    if isinstance(error, click.NoSuchOption):
        return f"{error.option_name} bestaat niet.{_meant(error.possibilities)}"
    if isinstance(error, click.MissingParameter):
        return f"{_name(error)} ontbreekt. Geef die erbij."
    if isinstance(error, click.BadParameter):
        return _bad(error)
    if isinstance(error, click.BadOptionUsage):
        return f"{error.option_name} is verkeerd gebruikt. Kijk of er een waarde achter hoort."
    return "Er staat iets te veel of te weinig in deze opdracht."


def _meant(possibilities: object) -> str:
    known = [str(each) for each in possibilities] if isinstance(possibilities, (list, tuple)) else []
    return f" Bedoelt u {' of '.join(known)}?" if known else ""


def _name(error: click.BadParameter) -> str:
    if error.param_hint:
        return error.param_hint if isinstance(error.param_hint, str) else " / ".join(error.param_hint)
    if isinstance(error.param, click.Option):
        return error.param.opts[0]
    return error.param.human_readable_name if error.param is not None else "Iets"


def _bad(error: click.BadParameter) -> str:
    kind = error.param.type if error.param is not None else None
    if isinstance(kind, click.Choice):
        return f"{_name(error)} kan zijn: {', '.join(str(choice) for choice in kind.choices)}."
    if isinstance(kind, (click.IntRange, click.FloatRange)):
        whole = "een heel getal" if isinstance(kind, click.IntRange) else "een getal"
        bounds = [
            f"van {kind.min:g}" if kind.min is not None else "",
            f"tot {kind.max:g}" if kind.max is not None else "",
        ]
        return f"{_name(error)} vraagt {' '.join([whole, *filter(None, bounds)])}{'' if kind.max is not None else ' of meer'}."
    if kind is click.INT:
        return f"{_name(error)} vraagt een heel getal."
    if kind is click.FLOAT:
        return f"{_name(error)} vraagt een getal, met een punt voor de cijfers erachter."
    if isinstance(kind, (click.Path, click.File)):
        return f"{_name(error)}: dat bestand of die map bestaat niet of is niet te gebruiken."
    if isinstance(kind, click.DateTime):
        return f"{_name(error)} vraagt een datum, zoals 2026-03-31."
    return f"{_name(error)}: {error.message}"
