"""What the worker does for the desk: nobody forgets a report, and mail comes in. Each calls one verb."""

from django.db import DatabaseError
from django.utils import timezone
from procrastinate.contrib.django import app

from baken.ground.organisations.queries import municipalities
from baken.ground.privacy.services import act_for_house
from baken.instruments.vault.keyholders import KeyMissing
from baken.journey.intake.services import mailbox, routing
from baken.journey.intake.services.cleaning import clean_waiting


@app.periodic(cron="5 7-18 * * *")
@app.task(queueing_lock="remind_reports", name="intake.remind", pass_context=False)
def remind(timestamp: int) -> None:
    """Give reports of who left to who has duty, and remind who let one wait; a second run changes nothing."""
    for town in municipalities():
        with act_for_house(town.code) as actor:
            routing.remind(by=actor, at=timezone.localtime())


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="fetch_mail", name="intake.fetch_mail", pass_context=False)
def fetch_mail(timestamp: int) -> None:
    """Take in what lies in the mailboxes; each mail once, marked read only when its report stands.

    A mailbox that is away, or a municipality without keys, does not keep the others waiting; the job fails after them.
    """
    failed: list[Exception] = []
    for box in mailbox.mailboxes():
        try:
            mailbox.fetch(box, at=timezone.localtime())
        except (mailbox.MailboxAway, KeyMissing, DatabaseError) as error:
            failed.append(error)
    if failed:
        raise failed[0]


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="clean_files", lock="clean_files", name="intake.clean_files", pass_context=False)
def clean_files(timestamp: int) -> None:
    """Scan and remake the files that wait, and sweep what no report took; a second run finds nothing left to do."""
    clean_waiting(today=timezone.localdate())
