"""The list of phenomena stands in the room of that name now; the table was renamed there."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("signals", "0005_asked_sources"), ("phenomena", "0001_initial")]

    operations = [
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel("Phenomenon")])
    ]
