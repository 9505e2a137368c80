"""The list of phenomena moves from the signals to the ground, where figures and risk areas may use it too (ADR 0021)."""

from django.db import migrations, models

import baken.instruments.kit.identifiers

RENAME = "ALTER TABLE {} RENAME TO {}"
HERE, THERE = "phenomena_phenomenon", "signals_phenomenon"


class Migration(migrations.Migration):
    initial = True

    dependencies = [("signals", "0002_phenomena")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(RENAME.format(THERE, HERE), RENAME.format(HERE, THERE))],
            state_operations=[
                migrations.CreateModel(
                    name="Phenomenon",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=baken.instruments.kit.identifiers.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("municipality", models.CharField(blank=True, max_length=6, verbose_name="gemeente")),
                        ("code", models.CharField(max_length=40, verbose_name="code")),
                        (
                            "group",
                            models.CharField(
                                choices=[
                                    ("undermining", "ondermijning"),
                                    ("nuisance", "overlast"),
                                    ("digital", "digitale criminaliteit"),
                                ],
                                max_length=20,
                                verbose_name="soort",
                            ),
                        ),
                        ("label", models.CharField(max_length=80, verbose_name="naam")),
                        ("look_for", models.CharField(blank=True, max_length=300, verbose_name="waar let je op")),
                        ("valid_from", models.DateField(verbose_name="geldt vanaf")),
                        ("valid_until", models.DateField(blank=True, null=True, verbose_name="geldt tot en met")),
                        ("by", models.UUIDField(blank=True, editable=False, null=True, verbose_name="door")),
                        ("at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="op")),
                    ],
                    options={
                        "verbose_name": "onderwerp",
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "code", "valid_from"), name="phenomenon_version"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True), ("valid_until__gte", models.F("valid_from")), _connector="OR"
                                ),
                                name="phenomenon_period",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("code", ""), _negated=True), models.Q(("label", ""), _negated=True)
                                ),
                                name="phenomenon_is_named",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("by__isnull", True), ("municipality", "")),
                                    models.Q(
                                        models.Q(("municipality", ""), _negated=True),
                                        ("at__isnull", False),
                                        ("by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="phenomenon_of_a_municipality_has_an_author",
                            ),
                        ],
                    },
                ),
            ],
        )
    ]
