"""The engine of τ-Argus in a process of its own, run as a file: question in (JSON), rows out (JSON).

The engine leaves logs of its solver in the folder where it runs; here that is a temporary folder of one question.
"""

import json
import sys
from typing import Any


def main() -> None:
    """Answer the question on standard input with the cells that the engine would hide; no solution is no rows."""
    from pytauargus import protect

    asked: dict[str, Any] = json.load(sys.stdin)
    kept, sys.stdout = sys.stdout, sys.stderr  # what the engine prints is no answer
    try:
        rows = protect(asked.pop("micro"), asked.pop("named"), **asked).tables[0].rows
    except (RuntimeError, ValueError, OSError):
        rows = []
    json.dump([{name: str(value) for name, value in row.items()} for row in rows], kept)


if __name__ == "__main__":
    main()
