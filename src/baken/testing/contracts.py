"""Import contracts of the house that import-linter has no words for; `lint-imports` runs them with the others.

Each reads direct imports only, except the wall, which nothing may pass even by a detour.
"""

from collections.abc import Iterator

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

CORRIDOR = ("baken.journey", "baken.ground")


class DoorsContract(Contract):
    """A room is entered through its doors only: `doors` for everybody, `service_doors` too for `porters`.

    Tests may look behind a door, and so may `baken.testing`, which plants what tests need.
    """

    type_name = "doors"
    doors = fields.SetField(subfield=fields.StringField())
    porters = fields.SetField(subfield=fields.StringField())
    service_doors = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        found = [
            f"{importer} opens {imported}: only {', '.join(sorted(self._open_to(importer)))} are doors"
            for importer, imported in imports(graph)
            if not is_test(importer)
            and room_of(imported)
            and room_of(importer) != room_of(imported)
            and floor_of(imported) not in self._open_to(importer)
        ]
        return verdict(found)

    def _open_to(self, importer: str) -> set[str]:
        porters, doors, service_doors = set_of(self.porters), set_of(self.doors), set_of(self.service_doors)
        is_porter = any(f"{importer}.".startswith(f"{one}.") for one in porters)
        return doors | service_doors if is_porter else doors

    def render_broken_contract(self, check: ContractCheck) -> None:
        render(check)


class WallContract(Contract):
    """The rooms `beyond` the wall reach no other room of the journey and none of `also_closed`, not even indirectly.

    Any room that is added to the journey stands on this side of the wall until it is listed as beyond it.
    """

    type_name = "wall"
    beyond = fields.SetField(subfield=fields.StringField())
    also_closed = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        beyond = set_of(self.beyond)
        closed = set_of(self.also_closed) | (graph.find_children("baken.journey") - beyond)
        found = []
        for room in sorted(beyond):
            for other in sorted(closed):
                chain = graph.find_shortest_chain(importer=room, imported=other, as_packages=True)
                if chain:
                    found.append(f"{room} reaches {other}: {' -> '.join(chain)}")
        return verdict(found)

    def render_broken_contract(self, check: ContractCheck) -> None:
        render(check)


class HallContract(Contract):
    """The `hall` of a room (pages, jobs, commands, forms) never touches a table, its own included."""

    type_name = "hall"
    hall = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        hall = set_of(self.hall)
        found = [
            f"{importer} touches {imported}: ask queries or services"
            for importer, imported in imports(graph)
            if room_of(importer) and floor_of(importer) in hall and room_of(imported) and floor_of(imported) == "models"
        ]
        return verdict(found)

    def render_broken_contract(self, check: ContractCheck) -> None:
        render(check)


def set_of(option: object) -> set[str]:
    """The parsed value of a set field; import-linter puts it in the place of the field."""
    if not isinstance(option, set):
        raise TypeError(f"{option!r} is not a set of names")
    return {str(one) for one in option}


def imports(graph: ImportGraph) -> Iterator[tuple[str, str]]:
    """Every direct import inside the house, as (importer, imported), sorted."""
    for importer in sorted(graph.modules):
        if importer.startswith("baken."):
            for imported in sorted(graph.find_modules_directly_imported_by(importer)):
                if imported.startswith("baken."):
                    yield importer, imported


def room_of(module: str) -> str:
    """`baken.journey.signals` of any module inside that room; empty outside the rooms."""
    parts = module.split(".")
    return ".".join(parts[:3]) if ".".join(parts[:2]) in CORRIDOR and len(parts) > 2 else ""


def floor_of(module: str) -> str:
    """The floor of a module in a room: `services` of `…signals.services.weighing`; empty for a room itself."""
    parts = module.split(".")
    return parts[3] if len(parts) > 3 else ""


def is_test(module: str) -> bool:
    return "tests" in module.split(".") or module.startswith("baken.testing")


def verdict(found: list[str]) -> ContractCheck:
    return ContractCheck(kept=not found, metadata={"found": found})


def render(check: ContractCheck) -> None:
    for line in check.metadata["found"]:
        output.print_error(line)
