"""The list of phenomena with which every municipality starts."""

from django.db import migrations

from baken.ground.phenomena.vocabulary.phenomena import NATIONAL, SINCE


def load(apps, schema_editor):
    phenomenon = apps.get_model("signals", "Phenomenon")
    phenomenon.objects.bulk_create(
        phenomenon(
            code=entry.code, group=entry.group.value, label=entry.label, look_for=entry.look_for, valid_from=SINCE
        )
        for entry in NATIONAL
    )


class Migration(migrations.Migration):
    dependencies = [("signals", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
