"""Load the nine mechanisms and close the table."""

from typing import Any

from django.db import migrations

NINE = [
    (
        1,
        "normative-barriers",
        "Building normative barriers",
        "Norms learned at home, at school and from fair authorities make violence unthinkable.",
        "Somebody bound to a closed group may not hear it; suspecting a whole group feeds the divide.",
    ),
    (
        2,
        "reducing-recruitment",
        "Reducing recruitment",
        "Fewer people are drawn in when somebody reaches them early and offers something better.",
        "There is no typical recruit, and the label itself can recruit.",
    ),
    (
        3,
        "deterrence",
        "Deterring",
        "Knowing the consequences, told face to face, makes a step less tempting.",
        "Conviction can outweigh the fear of punishment; threats may harden.",
    ),
    (
        4,
        "disruption",
        "Disrupting",
        "A plan under way is stopped before it becomes an act.",
        "Lone and simple plans are missed; too much of it looks like persecution.",
    ),
    (
        5,
        "incapacitation",
        "Removing the capacity",
        "Without means such as weapons, money or travel the act cannot be carried out.",
        "Needs solid, shared information; used broadly it discriminates and provokes.",
    ),
    (
        6,
        "protecting-targets",
        "Protecting vulnerable targets",
        "A target that is harder to reach is attacked less, and people feel safer.",
        "Attention may move to a softer target; visible guards can spread fear.",
    ),
    (
        7,
        "reducing-harm",
        "Reducing harm",
        "Prepared plans, exercises and victim support make the consequences smaller.",
        "Plans that live on paper fail on the day.",
    ),
    (
        8,
        "reducing-rewards",
        "Reducing rewards",
        "Where an act brings no publicity, status or gain, it is worth less.",
        "Repression can itself be the reward somebody looks for.",
    ),
    (
        9,
        "desistance",
        "Desistance and rehabilitation",
        "Somebody who gets help to leave, to live and to work does not go back.",
        "Helper and controller must not be the same person.",
    ),
]


def load(apps: Any, schema_editor: Any) -> None:
    Mechanism = apps.get_model("mechanisms", "Mechanism")
    for number, code, name, how, caution in NINE:
        Mechanism.objects.create(number=number, code=code, name=name, how=how, caution=caution)


CLOSE = "revoke insert, update, delete on mechanisms_mechanism from infohouse_web, infohouse_worker;"
OPEN = "grant insert, update, delete on mechanisms_mechanism to infohouse_web, infohouse_worker;"


class Migration(migrations.Migration):
    dependencies = [("mechanisms", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop), migrations.RunSQL(CLOSE, OPEN)]
