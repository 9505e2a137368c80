"""Every address declares its activity; one that forgets shows nothing (architecture 2.2)."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from baken.ground.privacy.services.acting import NotAllowed, NotSignedIn, Visit, acting, looks_together, only
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Conflict, Refused

P = ParamSpec("P")
View = Callable[..., HttpResponse]


def page(activity: Activity) -> Callable[[Callable[Concatenate[HttpRequest, Actor, P], HttpResponse]], View]:
    """Declare that this view is for `activity`: `def view(request, actor, …)`.

    The view runs in one transaction as the person of the session, everything it loads is logged, and the page is rendered
    before the transaction ends. Nobody signed in: to the sign-in page. Not allowed: the refusal page, with the reason.
    """

    def declare(view: Callable[Concatenate[HttpRequest, Actor, P], HttpResponse]) -> View:
        @wraps(view)
        def guarded_view(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            visit = _visit(request)
            with transaction.atomic(), only((activity,)), acting(visit, activity) as actor:
                request.actor = actor  # type: ignore[attr-defined]  # read by the page frame only
                return _rendered(view(request, actor, *args, **kwargs))

        return _declared(guarded_view, activities=(activity,))

    return declare


def several(*activities: Activity) -> Callable[[Callable[Concatenate[HttpRequest, Visit, P], HttpResponse]], View]:
    """Declare a page over several rooms: `def view(request, visit, …)` opens `acting(visit, …)` blocks one after the other.

    Only the activities named here may be opened in it; the first is required of everybody who comes.
    """

    def declare(view: Callable[Concatenate[HttpRequest, Visit, P], HttpResponse]) -> View:
        @wraps(view)
        def guarded_view(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            visit = _visit(request)
            with transaction.atomic(), only(activities), looks_together():
                with acting(visit, activities[0]) as actor:
                    request.actor = actor  # type: ignore[attr-defined]  # read by the page frame only
                return _rendered(view(request, visit, *args, **kwargs))

        return _declared(guarded_view, activities=activities)

    return declare


def public_page(reason: str) -> Callable[[View], View]:
    """Declare a page without any record of the journey in it, and say why it needs no activity."""

    def declare(view: View) -> View:
        @wraps(view)
        def open_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            return _rendered(view(request, *args, **kwargs))

        return _declared(open_view, activities=(), public=reason)

    return declare


def _declared(view: View, *, activities: tuple[Activity, ...], public: str = "") -> View:
    view.activities = activities  # type: ignore[attr-defined]  # the declaration, read by the middleware and the leak test
    view.public = public  # type: ignore[attr-defined]  # idem
    return view


def _visit(request: HttpRequest) -> Visit:
    visit: Visit | None = getattr(request, "visit", None)
    if visit is None:
        raise NotSignedIn
    return visit


def _rendered(response: HttpResponse) -> HttpResponse:
    render: Callable[[], HttpResponseBase] | None = getattr(response, "render", None)
    if render is not None and not getattr(response, "is_rendered", True):
        render()
    return response


__all__ = ["Conflict", "NotAllowed", "NotSignedIn", "Refused", "page", "public_page", "several"]
