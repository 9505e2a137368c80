"""The addresses of the plan."""

from django.urls import path

from baken.ground.policy.views import deciding, evaluating, reading, reviewing

app_name = "policy"
_VERSION = "plan/versie/<planversion:version_id>"
_ACTION = "plan/actie/<planaction:action_id>"
urlpatterns = [
    path("plan", reading.plan, name="plan"),
    path("plan/nota", reviewing.read, name="read"),
    path("plan/voorstellen", evaluating.proposals, name="proposals"),
    path("plan/voorstellen/<proposal:proposal_id>", evaluating.answer, name="answer"),
    path("plan/<plan:plan_id>", reading.one_plan, name="one-plan"),
    path("plan/<plan:plan_id>/verantwoording", reading.account, name="account"),
    path("plan/<plan:plan_id>/evaluatie", evaluating.evaluation, name="evaluation"),
    path("plan/<plan:plan_id>/vervolg", evaluating.succeed, name="succeed"),
    path("plan/<plan:plan_id>/wijzigen", deciding.amend, name="amend"),
    path("plan/<plan:plan_id>/uitvoeringsplannen", deciding.year_plans, name="year-plans"),
    path("plan/<plan:plan_id>/uitvoeringsplannen/<yearplan:year_plan_id>", deciding.inform, name="inform"),
    path(_VERSION, reading.version, name="version"),
    path(f"{_VERSION}/verschil", reading.differences, name="differences"),
    path(f"{_VERSION}/aanbieden", deciding.offer, name="offer"),
    path(f"{_VERSION}/terugnemen", deciding.take_back, name="take-back"),
    path(f"{_VERSION}/vaststellen", deciding.adopt, name="adopt"),
    path(f"{_VERSION}/prioriteiten", reviewing.add_priority, name="add-priority"),
    path(f"{_VERSION}/prioriteiten/<priority:part_id>", reviewing.reword_priority, name="reword-priority"),
    path(f"{_VERSION}/prioriteiten/<priority:priority_id>/delen", reviewing.add_part, name="add-part"),
    path(f"{_VERSION}/prioriteiten/<priority:priority_id>/cijfers", reviewing.add_indicator, name="add-indicator"),
    path(f"{_VERSION}/prioriteiten/<priority:priority_id>/agenda", reviewing.link_to_agenda, name="link-to-agenda"),
    path(f"{_VERSION}/doelen/<goal:part_id>", reviewing.reword_goal, name="reword-goal"),
    path(f"{_VERSION}/acties/<planaction:part_id>", reviewing.reword_action, name="reword-action"),
    path(
        f"{_VERSION}/randvoorwaarden/<precondition:part_id>", reviewing.reword_precondition, name="reword-precondition"
    ),
    path(f"{_VERSION}/zonder-plek/<loosepromise:promise_id>", reviewing.settle_promise, name="settle-promise"),
    path(_ACTION, reading.action, name="action"),
    path(f"{_ACTION}/uitvoering", evaluating.describe, name="describe"),
    path(f"{_ACTION}/voortgang", evaluating.progress, name="progress"),
    path(f"{_ACTION}/communicatie", evaluating.communicate, name="communicate"),
    path(f"{_ACTION}/evaluatie", evaluating.evaluate, name="evaluate"),
]
