"""A decision that was recorded wrongly is put right by another row. SQLite makes the table anew, its triggers too."""

import django.db.models.deletion
from django.db import migrations, models

EVENTS = ("UPDATE", "DELETE")


def refuse(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for event in EVENTS:
            schema_editor.execute(f"""
                CREATE TRIGGER IF NOT EXISTS decisions_decision_no_{event.lower()} BEFORE {event} ON decisions_decision
                BEGIN SELECT RAISE(ABORT, 'decisions_decision is append-only'); END
            """)


class Migration(migrations.Migration):
    dependencies = [
        ("decisions", "0002_append_only"),
        ("organisations", "0002_digest"),
    ]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, refuse),
        migrations.RemoveConstraint(
            model_name="decision",
            name="decision_result_known",
        ),
        migrations.AddField(
            model_name="decision",
            name="corrected_as",
            field=models.CharField(blank=True, max_length=300, verbose_name="hersteld door"),
        ),
        migrations.AddField(
            model_name="decision",
            name="corrected_because",
            field=models.TextField(blank=True, verbose_name="waarom hersteld"),
        ),
        migrations.AddField(
            model_name="decision",
            name="corrects",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrections",
                to="decisions.decision",
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="result",
            field=models.CharField(
                choices=[
                    ("submitted", "ingediend bij het college"),
                    ("agreed", "aangeboden aan de raad"),
                    ("returned", "teruggestuurd"),
                    ("adopted", "vastgesteld"),
                    ("amended", "gewijzigd vastgesteld"),
                    ("rejected", "verworpen"),
                    ("deferred", "uitgesteld"),
                    ("withdrawn", "ingetrokken"),
                    ("taken_back", "teruggehaald naar concept"),
                    ("prolonged", "verlengd"),
                    ("advised", "advies gegeven"),
                    ("published", "openbaar gemaakt"),
                    ("embargoed", "embargo gelegd"),
                    ("secret", "geheimhouding opgelegd"),
                    ("lifted", "geheimhouding opgeheven"),
                    ("struck", "vastlegging doorgehaald"),
                ],
                max_length=10,
                verbose_name="besluit",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "result__in",
                        [
                            "submitted",
                            "agreed",
                            "returned",
                            "adopted",
                            "amended",
                            "rejected",
                            "deferred",
                            "withdrawn",
                            "taken_back",
                            "prolonged",
                            "advised",
                            "published",
                            "embargoed",
                            "secret",
                            "lifted",
                            "struck",
                        ],
                    )
                ),
                name="decision_result_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("corrects", None),
                    models.Q(
                        models.Q(("corrected_as", ""), _negated=True),
                        models.Q(("corrected_because", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="decision_correction_says_who_and_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("result", "struck"), _negated=True), ("corrects__isnull", False), _connector="OR"
                ),
                name="decision_struck_is_a_correction",
            ),
        ),
        migrations.RunPython(refuse, migrations.RunPython.noop),
    ]
