"""A withdrawn proposal lets its goal go, and knows what that was called."""

import ineen.policy.execution.models.proposals
from django.db import migrations, models


def name_goals(apps, schema_editor):
    for row in apps.get_model("execution", "ActionProposal").objects.select_related("goal"):
        row.goal_title = row.goal.title
        row.save(update_fields=["goal_title"])


class Migration(migrations.Migration):

    dependencies = [
        ('evidence', '0006_released_by_two'),
        ('execution', '0003_proposals'),
        ('organisations', '0002_digest'),
        ('plans', '0007_citations'),
    ]

    operations = [
        migrations.AddField(
            model_name='actionproposal',
            name='goal_title',
            field=models.CharField(blank=True, max_length=300, verbose_name='doel'),
        ),
        migrations.RunPython(name_goals, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='actionproposal',
            name='goal',
            field=models.ForeignKey(null=True, on_delete=ineen.policy.execution.models.proposals.keep_goal_of_standing, related_name='+', to='plans.goal'),
        ),
        migrations.AddConstraint(
            model_name='actionproposal',
            constraint=models.CheckConstraint(condition=models.Q(('goal__isnull', False), ('withdrawn_at__isnull', False), _connector='OR'), name='proposal_that_stands_has_a_goal'),
        ),
    ]
