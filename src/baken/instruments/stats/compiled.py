"""One way to compile a kernel: typed for mypy, kept on disk, and free of Python's lock so that threads share work."""

import hashlib
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import ParamSpec, TypeVar

import numba

P = ParamSpec("P")
R = TypeVar("R")
Item = TypeVar("Item")
Outcome = TypeVar("Outcome")


def _shelf() -> Path | None:
    """A folder for compiled kernels that belongs to exactly these sources; ``None`` where nothing can be written.

    Numba notices a change in a kernel's own file but not in the files it calls, so the folder is named after all
    files with kernels. Never a shared temporary folder: what lies there is loaded as code.
    """
    here = Path(__file__).parent
    digest = hashlib.sha256(numba.__version__.encode())
    for source in sorted(here.rglob("*.py")):
        text = source.read_bytes()
        if b"@compiled" in text and "tests" not in source.parts:
            digest.update(text)
    own_cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "baken"
    for base in (here / "__pycache__", own_cache):
        folder = base / f"kernels-{digest.hexdigest()[:16]}"
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder
    return None


_SHELF = _shelf()
if _SHELF is not None:
    setattr(numba.config, "CACHE_DIR", str(_SHELF))  # noqa: B010  # numba makes its settings while loading


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Compile with Numba on first use. No fast-math: NaN means "missing" here, and sums keep their order."""
    fast: Callable[P, R] = numba.njit(cache=_SHELF is not None, nogil=True, error_model="numpy")(function)
    return fast


def in_threads(work: Callable[[Item], Outcome], items: Sequence[Item], threads: int | None = None) -> list[Outcome]:
    """``work`` on every item, on all cores unless told otherwise; outcomes in order."""
    threads = threads or os.cpu_count() or 1
    if threads == 1 or len(items) < 2:
        return [work(item) for item in items]
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(work, items))
