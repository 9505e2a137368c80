"""A database with years of work in it, made from the demo's: for measuring only, in a home of its own that is thrown away."""

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files

import psycopg

from baken.house.config.embedded import Cluster
from baken.house.config.roles import OWNER, database_sql
from baken.testing.bench.pages import Page, Visitor

HOME_TOWN, BIG_TOWN = "GM1509", "GM1876"
COOKIE = "baken_session"


@dataclass(frozen=True)
class Town:
    """How much work, of how many municipalities; `big_share` of it is one large city's, the rest is spread evenly."""

    signals: int
    municipalities: int
    big_share: float

    @property
    def home_share(self) -> float:
        """The part of the ordinary municipality that is looked at."""
        return (1 - self.big_share) / (self.municipalities - 1)


@contextmanager
def town_database(cluster: Cluster, town: Town) -> Iterator[str]:
    """A copy of the demo's database, filled; dropped afterwards. Nobody may be connected to the demo's."""
    name = f"bench_{town.municipalities}_{town.signals}"
    with cluster.superuser() as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE baken OWNER {OWNER} STRATEGY FILE_COPY'.encode())
        server.execute(database_sql(name).encode())
    try:
        _fill(cluster, name, town)
        yield name
    finally:
        with cluster.superuser() as server:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def pages_of(cluster: Cluster, database: str, municipality: str) -> list[Page]:
    """The pages under measurement, each as somebody who works there."""
    weigher, adviser, mayor = (
        sign_in(cluster, database, municipality, role) for role in ("weigher", "safety_adviser", "mayor")
    )
    with cluster.superuser(database) as sql:
        signals = [f"/signalen/{one}" for one in _some(sql, municipality, "signals_signal", "state = 'closed'")]
        dossiers = [
            f"/dossiers/{one}" for one in _some(sql, municipality, "dossiers_dossier", "title LIKE 'Terrein %%'")
        ]
    pages = [
        Page("start page `/`", weigher, ("/",)),
        Page("start page `/`, adviser", adviser, ("/",)),
        Page("reports `/meldingen`", weigher, ("/meldingen",)),
        Page("reports handled `/meldingen/afgehandeld`", weigher, ("/meldingen/afgehandeld",)),
        Page("weigher's inbox `/signalen`", weigher, ("/signalen",)),
        Page("inbox, closed ones `?bak=klaar`", weigher, ("/signalen?bak=klaar",)),
        Page("one signal", weigher, tuple(signals)),
        Page("information position `/signalen/informatiepositie`", adviser, ("/signalen/informatiepositie",)),
        Page("dossiers `/dossiers`", adviser, ("/dossiers",)),
        Page("one dossier", adviser, tuple(dossiers)),
        Page("links and timeline of one dossier", adviser, tuple(f"{one}/verband" for one in dossiers)),
        Page(
            "search, a rare word",
            adviser,
            ("/zoeken",),
            tuple(f"taak=dossiers&words=weg+{n}" for n in range(1000, 4000, 75)),
        ),
        Page("search, a word in every signal", adviser, ("/zoeken",), ("taak=dossiers&words=schuur",)),
        Page("search, a word nobody wrote", adviser, ("/zoeken",), ("taak=dossiers&words=zeppelin",)),
        Page("search, refused (a word in every signal)", mayor, ("/zoeken",), ("taak=dossiers&words=schuur",)),
        Page("the picture `/beeld`", adviser, ("/beeld",)),
        Page("what changed `/beeld/veranderd`", adviser, ("/beeld/veranderd",)),
        Page("by theme `/beeld/themas`", adviser, ("/beeld/themas", "/beeld/themas?thema=digitaal")),
    ]
    return [page for page in pages if page.paths]  # a small municipality may have no dossier yet


def signals_of(cluster: Cluster, database: str, municipality: str) -> int:
    """How many signals this municipality has."""
    with cluster.superuser(database) as sql:
        row = sql.execute("SELECT count(*) FROM signals_signal WHERE municipality = %s", [municipality]).fetchone()
    return int(row[0]) if row else 0


def database_mb(cluster: Cluster, database: str) -> float:
    """Size on disk, in MB."""
    with cluster.superuser(database) as sql:
        row = sql.execute("SELECT pg_database_size(current_database()) / 1048576.0").fetchone()
    return float(row[0]) if row else 0.0


def _fill(cluster: Cluster, name: str, town: Town) -> None:
    text = files(__package__).joinpath("town.sql").read_text(encoding="utf-8")
    told = {
        "signals": town.signals, "municipalities": town.municipalities,
        "home_share": town.home_share, "big_share": town.big_share,
    }  # fmt: skip
    with psycopg.connect(**cluster.connection("baken_root", name), cursor_factory=psycopg.ClientCursor) as sql:
        sql.execute("SET session_replication_role = replica")
        sql.execute(text.encode(), told)
    with cluster.superuser(name) as sql:
        sql.execute("VACUUM ANALYZE")  # what autovacuum does in the night
        sql.execute("CHECKPOINT")


def sign_in(cluster: Cluster, database: str, municipality: str, role: str) -> Visitor:
    """A session for the demo's person in this role, as the sign-in page would open it."""
    token = secrets.token_urlsafe(32)
    with cluster.superuser(database) as sql:
        row = sql.execute(
            "INSERT INTO organisations_session (token_hash, method, opened_at, seen_at, expires_at, account_id, membership_id)"
            " SELECT %s, 'demo', now(), now(), now() + interval '8 hours', account_id, id FROM organisations_membership"
            " WHERE municipality = %s AND role = %s LIMIT 1 RETURNING membership_id",
            [hashlib.sha256(token.encode()).digest(), municipality, role],
        ).fetchone()
    if row is None:
        raise LookupError(f"the demo has no {role} in {municipality}")
    return Visitor(role.replace("_", " "), f"{COOKIE}={token}.{row[0]}")


def _some(sql: "psycopg.Connection[tuple[object, ...]]", municipality: str, table: str, condition: str) -> list[object]:
    found = sql.execute(
        f"SELECT id FROM {table} WHERE municipality = %s AND {condition} ORDER BY md5(id::text) LIMIT 40".encode(),
        [municipality],
    ).fetchall()
    return [row[0] for row in found]
