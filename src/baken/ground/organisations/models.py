"""Who works here. Names of colleagues are visible within the municipality; credentials only to the sign-in role."""

from uuid import uuid4

from django.db import models

from baken.ground.organisations.vocabulary import OrganisationKind, Role, SignInMethod
from baken.instruments.kit.identifiers import uuid7


class Municipality(models.Model):
    """A municipality that uses this installation."""

    code = models.CharField("gemeentecode", max_length=6, primary_key=True)
    name = models.CharField("naam", max_length=60)
    theme = models.CharField("huisstijl", max_length=20, default="baken")

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """The municipality itself, or a partner with whom it works (C44)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField("naam", max_length=120)
    kind = models.CharField("soort", max_length=30, choices=OrganisationKind.choices)

    def __str__(self) -> str:
        return self.name


class Account(models.Model):
    """A person who can sign in. Secrets stand apart, in `Credential`."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField("naam", max_length=120)
    email = models.EmailField("e-mailadres", unique=True)
    active = models.BooleanField("actief", default=True)

    def __str__(self) -> str:
        return self.name


class Credential(models.Model):
    """What proves that it is them. Only the sign-in role can read this table."""

    account = models.OneToOneField(Account, models.CASCADE, primary_key=True, related_name="+")
    password = models.CharField(max_length=200, blank=True)
    totp_secret = models.CharField(max_length=64, blank=True)
    totp_last_step = models.BigIntegerField(default=0)
    oidc_subject = models.CharField(max_length=200, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.account_id)


class Passkey(models.Model):
    """A registered passkey (WebAuthn). Only the sign-in role can read this table."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    credential_id = models.BinaryField()
    public_key = models.BinaryField()
    sign_count = models.BigIntegerField(default=0)
    label = models.CharField("naam", max_length=60, blank=True)

    def __str__(self) -> str:
        return self.label


class Membership(models.Model):
    """A person at an organisation in one role for one municipality. One session acts in one membership."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="+", db_column="municipality", verbose_name="gemeente"
    )
    role = models.CharField("rol", max_length=30, choices=Role.choices)
    name = models.CharField("naam", max_length=120)
    valid_from = models.DateTimeField("vanaf")
    valid_until = models.DateTimeField("tot", null=True, blank=True)
    break_glass_reason = models.TextField("reden van noodtoegang", blank=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "role"], name="membership_by_role")]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_role_display()}, {self.municipality_id})"


class Session(models.Model):
    """An opened session. The token itself is only in the person's cookie; here stands its SHA-256."""

    token_hash = models.BinaryField(primary_key=True)
    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    membership = models.ForeignKey(Membership, models.SET_NULL, null=True, related_name="+")
    method = models.CharField(max_length=12, choices=SignInMethod.choices)
    opened_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"session of {self.account_id}"
