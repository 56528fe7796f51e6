"""An answer that was recorded wrongly is put right by another row. SQLite makes the table anew, its triggers too."""

import django.db.models.deletion
from django.db import migrations, models

EVENTS = ("UPDATE", "DELETE")


def refuse(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for event in EVENTS:
            schema_editor.execute(f"""
                CREATE TRIGGER IF NOT EXISTS decisions_answer_no_{event.lower()} BEFORE {event} ON decisions_answer
                BEGIN SELECT RAISE(ABORT, 'decisions_answer is append-only'); END
            """)


class Migration(migrations.Migration):
    dependencies = [
        ("decisions", "0003_corrections"),
    ]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, refuse),
        migrations.RemoveConstraint(model_name="answer", name="answer_once_per_municipality"),
        migrations.AddField(
            model_name="answer",
            name="corrects",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrections",
                to="decisions.answer",
            ),
        ),
        migrations.AddField(
            model_name="answer",
            name="struck",
            field=models.BooleanField(default=False, verbose_name="doorgehaald"),
        ),
        migrations.AddField(
            model_name="answer",
            name="corrected_as",
            field=models.CharField(blank=True, max_length=300, verbose_name="hersteld door"),
        ),
        migrations.AddField(
            model_name="answer",
            name="corrected_because",
            field=models.TextField(blank=True, verbose_name="waarom hersteld"),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("corrects", None),
                    models.Q(
                        models.Q(("corrected_as", ""), _negated=True),
                        models.Q(("corrected_because", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="answer_correction_says_who_and_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(("struck", False), ("corrects__isnull", False), _connector="OR"),
                name="answer_struck_is_a_correction",
            ),
        ),
        migrations.RunPython(refuse, migrations.RunPython.noop),
    ]
