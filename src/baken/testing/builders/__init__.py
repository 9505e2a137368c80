"""What reflection cannot guess: the documents that tables keep as JSON. One module per room, each with `DOCUMENTS`.

`DOCUMENTS = {"council.Publication.content": lambda word: {…}}` gives a document with the canary's word in every text of it.
"""

import pkgutil
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

Document = Callable[[str], Any]


@cache
def documents() -> dict[str, Document]:
    """Per `room.Table.field` how to make its document, from every module of this package."""
    return {
        name: document
        for module in pkgutil.iter_modules(__path__)
        for name, document in import_module(f"{__name__}.{module.name}").DOCUMENTS.items()
    }
