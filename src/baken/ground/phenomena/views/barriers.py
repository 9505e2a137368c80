"""A barrier model: write a next version, bring a file, take one along, let one end."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from baken.ground.phenomena import queries, services
from baken.ground.phenomena.forms import BarrierFileForm, LastDayForm, ModelForm, StepForms, initial_steps
from baken.ground.phenomena.queries import PhenomenonCard
from baken.ground.phenomena.queries.barriers import NoSuchModel, as_rows
from baken.ground.phenomena.rules.files import LARGEST, UnreadableFile, rows_of
from baken.ground.phenomena.vocabulary import COLUMNS
from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.documents.datafiles import Table, as_csv
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused

HOME = ("Waar we op letten", "phenomena:overview")


@require_http_methods(["GET", "HEAD", "POST"])
@page(Activity.MANAGE_PHENOMENA)
def edit(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The model of one phenomenon, to write a next version of; what stands now is filled in."""
    card = _phenomenon(actor, request.GET.get("code", ""))
    standing = queries.model_on(actor, card.code, timezone.localdate())
    model = standing.model if standing else None
    form = ModelForm(request.POST or None, initial=ModelForm.initial_of(model, timezone.localdate()))
    steps: Any = StepForms(request.POST or None, initial=initial_steps(model), prefix="stap")
    if request.method == "POST" and form.is_valid() and steps.is_valid():
        try:
            written = form.model(card.code, steps.steps())
            services.write_model(model=written, by=actor, at=timezone.localtime())
            return HttpResponseRedirect(_address(card.code))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    return _edit_page(request, actor, card, form, steps, 422 if request.method == "POST" else 200)


@require_POST
@page(Activity.MANAGE_PHENOMENA)
def end(request: HttpRequest, actor: Actor, model_id: UUID) -> HttpResponse:
    """Let an own version end."""
    form = LastDayForm(request.POST)
    sentence = "Kies de laatste dag."
    try:
        if form.is_valid():
            code = services.end_model(model_id=model_id, last_day=form.cleaned_data["last_day"], by=actor)
            return HttpResponseRedirect(_address(code))
        code = queries.phenomenon_of(actor, model_id)
    except NoSuchModel as problem:
        raise Http404 from problem
    except Refused as refusal:
        code, sentence = queries.phenomenon_of(actor, model_id), refusal.verdict.sentence
    card = _phenomenon(actor, code)
    standing = queries.model_on(actor, code, timezone.localdate())
    model = standing.model if standing else None
    today = timezone.localdate()
    forms = (
        ModelForm(initial=ModelForm.initial_of(model, today)),
        StepForms(initial=initial_steps(model), prefix="stap"),
    )
    return _edit_page(request, actor, card, *forms, 422, refusal=sentence)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Activity.MANAGE_PHENOMENA)
def bring(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A file with barrier models: all or nothing, with the reason per line that is refused."""
    form = BarrierFileForm(request.POST or None, request.FILES or None)
    outcome = None
    if form.is_valid():
        try:
            rows = rows_of(form.cleaned_data["file"].read(LARGEST + 1))
            source = form.cleaned_data["source"].strip()
            outcome = services.import_barriers(rows=rows, source=source, by=actor, at=timezone.localtime())
        except UnreadableFile as problem:
            form.add_error("file", str(problem))
    crumbs = [(HOME[0], reverse(HOME[1])), ("Barrières inlezen", "")]
    bad = bool(form.errors) or bool(outcome and outcome.refused)
    context = {"form": form, "outcome": outcome, "columns": COLUMNS, "crumbs": crumbs}
    return render(request, "phenomena/bring_barriers.html", context, status=422 if bad else 200)


@require_safe
@page(Activity.READ_FIGURES)
def as_file(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every barrier model that counts today as CSV: the same columns that can be brought back."""
    models = queries.models_on(actor, timezone.localdate())
    wanted = request.GET.get("code", "")[:40]
    chosen = [models[wanted]] if wanted in models else list(models.values())
    table = Table("Barrièremodellen", {}, COLUMNS, [row for card in chosen for row in as_rows(card.model)])
    headers = {"Content-Disposition": 'attachment; filename="barrieres.csv"'}
    return HttpResponse(as_csv(table), content_type="text/csv; charset=utf-8", headers=headers)


def _edit_page(
    request: HttpRequest, actor: Actor, card: PhenomenonCard, form: ModelForm, steps: Any, status: int, **extra: Any
) -> HttpResponse:
    crumbs = [(HOME[0], reverse(HOME[1])), (card.label, _address(card.code)), ("Barrières", "")]
    versions = queries.versions_of(actor, card.code, timezone.localdate())
    endings = [(version, LastDayForm(auto_id=f"id_{version.id}_%s")) for version in versions if not version.valid_until]
    context = {"card": card, "form": form, "steps": steps, "versions": versions, "endings": endings, "crumbs": crumbs}
    return render(request, "phenomena/edit_barriers.html", context | extra, status=status)


def _phenomenon(actor: Actor, code: str) -> PhenomenonCard:
    card = queries.phenomena_on(actor, timezone.localdate()).get(code[:40])
    if card is None:
        raise Http404
    return card


def _address(code: str) -> str:
    return f"{reverse('phenomena:one')}?{urlencode({'code': code})}"
