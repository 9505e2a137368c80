from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0011_more_kinds_of_key")]
    operations = [
        migrations.RenameField("routedecision", "by", "mover"),
        migrations.AlterField("routedecision", "mover", models.UUIDField(blank=True, null=True, verbose_name="gezet door")),
    ]
