"""An area may be a shopping area: there the visitors are counted, not the inhabitants."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="typologymark",
            name="kind",
            field=models.CharField(
                choices=[
                    ("unknown", "nog niet ingedeeld"),
                    ("village", "kern"),
                    ("shopping", "winkelgebied"),
                    ("business_park", "bedrijventerrein"),
                    ("countryside", "buitengebied"),
                    ("holiday_park", "vakantiepark"),
                ],
                max_length=20,
                verbose_name="soort gebied",
            ),
        )
    ]
