"""A measurement also says until when it counts."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("effects", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="registration", name="ends_on", field=models.DateField(null=True, verbose_name="einde")
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on", None), ("ends_on__gt", models.F("starts_on")), _connector="OR"),
                name="effects_ends_after_start",
            ),
        ),
    ]
