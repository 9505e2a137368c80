"""Who handles a report is its owner; since when stands in the step that opened it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0002_reveal")]

    operations = [
        migrations.RenameField(model_name="report", old_name="handled_by", new_name="owner"),
        migrations.AlterField(
            model_name="report",
            name="owner",
            field=models.UUIDField(blank=True, null=True, verbose_name="behandelaar"),
        ),
    ]
