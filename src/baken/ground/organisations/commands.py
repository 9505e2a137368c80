"""`baken account add`: the first people of a new installation."""

import click
from django.utils import timezone

from baken.ground.organisations.services import enrol, settle_municipality, settle_organisation
from baken.ground.organisations.services.credentials import WeakPassword, set_password
from baken.ground.organisations.services.sessions import active_account
from baken.ground.organisations.vocabulary import OrganisationKind, Role


@click.group("account")
def account() -> None:
    """Mensen die zich kunnen aanmelden.

    Voorbeeld: baken account add jansen@gemeente.example "A. Jansen" --role administrator --municipality GM1509
    """


@account.command("add")
@click.argument("email")
@click.argument("name")
@click.option("--role", type=click.Choice([role.value for role in Role if role is not Role.SYSTEM]), required=True)
@click.option("--municipality", required=True, metavar="GMxxxx", help="De gemeentecode.")
@click.option("--municipality-name", default="", help="De naam, als de gemeente hier nog niet bekend is.")
def add(email: str, name: str, role: str, municipality: str, municipality_name: str) -> None:
    """Geef iemand een rol; daarna zet diegene een wachtwoord met `baken account password`.

    Voorbeeld: baken account add jansen@gemeente.example "A. Jansen" --role weigher --municipality GM1509
    """
    if municipality_name:
        settle_municipality(code=municipality, name=municipality_name)
    employer = settle_organisation(
        name=f"Gemeente {municipality_name or municipality}", kind=OrganisationKind.MUNICIPALITY
    )
    enrol(
        name=name,
        email=email,
        role=Role(role),
        municipality=municipality,
        organisation_id=employer,
        at=timezone.localtime(),
    )
    click.echo(f"{name} heeft nu de rol {Role(role).label} in {municipality}.")


@account.command("password")
@click.argument("email")
@click.option("--password", prompt="Wachtwoord", hide_input=True, confirmation_prompt="Nog een keer")
def password(email: str, password: str) -> None:
    """Zet een wachtwoord en toon het adres voor de authenticator-app.

    Voorbeeld: baken account password jansen@gemeente.example
    """
    found = active_account(email=email)
    if found is None:
        raise click.ClickException("Niemand heeft dit e-mailadres. Voeg de persoon eerst toe met `baken account add`.")
    try:
        click.echo(set_password(account_id=found.pk, password=password))
    except WeakPassword as error:
        raise click.ClickException(str(error)) from error


COMMANDS = [account]
