"""Around the pages that change something: reading along is not changing."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse

from baken.ground.policy.permissions import may_manage
from baken.ground.privacy.services import NotAllowed
from baken.instruments.kit.actors import Actor

P = ParamSpec("P")


def for_managers(
    view: Callable[Concatenate[HttpRequest, Actor, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Actor, P], HttpResponse]:
    """Only for who manages the plan; anybody else gets the page that says so."""

    @wraps(view)
    def guarded(request: HttpRequest, actor: Actor, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not may_manage(actor):
            raise NotAllowed(actor.activity)
        return view(request, actor, *args, **kwargs)

    return guarded
