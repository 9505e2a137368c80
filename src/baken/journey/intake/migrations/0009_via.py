from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0008_route_in_order")]

    operations = [
        migrations.AddField(
            model_name="report",
            name="via",
            field=models.CharField(blank=True, db_default="", default="", max_length=60, verbose_name="overgedragen door"),
        ),
    ]
