from django.db import migrations, models
from django.utils import timezone


class Migration(migrations.Migration):
    dependencies = [("decisions", "0001_initial")]

    operations = [
        migrations.AddField(
            "decision", "prepared_at", models.DateTimeField(default=timezone.now, verbose_name="voorbereid op"), False
        ),
        migrations.AddConstraint(
            "decision",
            models.CheckConstraint(
                condition=models.Q(("revised_at__isnull", True), ("revised_by__isnull", True))
                | models.Q(("revised_at__isnull", False), ("revised_by__isnull", False)),
                name="decision_revised_by_and_at_together",
            ),
        ),
    ]
