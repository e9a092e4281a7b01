"""The six questions that the holistic model asks of each mechanism, answered for violent extremism.

After T. Bjørgo, Preventing Crime: A Holistic Approach (2016), and the six questions of the Norwegian Police
University College's crime-prevention knowledge base. The order is that of `QUESTIONS`.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

QUESTIONS: tuple[Promise, ...] = (
    _("How does it work?"),
    _("Which measures set it going?"),
    _("Who mainly acts?"),
    _("Whom is it for?"),
    _("What is strong about it?"),
    _("What are its limits and side effects?"),
)

ANSWERS: Mapping[str, tuple[Promise, ...]] = {
    "normative-barriers": (
        _(
            "People do not do what they have come to find unthinkable. Norms grow in ties to family, "
            "school and fair authorities."
        ),
        _(
            "Talks at home and in class, even-handed policing, clear rules, dialogue, training of staff "
            "in rights and culture."
        ),
        _("School, family and associations; the police through how they behave."),
        _("Everybody, most of all the young."),
        _("It lasts, costs little, and builds trust that other measures need."),
        _(
            "Somebody bound to a closed group hears its norms instead; suspecting a whole group feeds "
            "the divide."
        ),
    ),
    "reducing-recruitment": (
        _(
            "Fewer are drawn in when what a group offers - friends, meaning, excitement - is offered "
            "elsewhere, and early."
        ),
        _(
            "An early talk with the young person and the parents, a mentor, joint work of several "
            "agencies, other stories online."
        ),
        _("Youth work, social services and school; the police support."),
        _("People at risk, and those at the edge of a group."),
        _("It helps before an act, and with much else in a life."),
        _(
            "There is no typical recruit; the label itself can recruit, and some groups refuse to meet "
            "the police."
        ),
    ),
    "deterrence": (
        _("Knowing that an act has consequences, and that one is known, makes the next step less tempting."),
        _("Consequences told face to face, visible follow-up."),
        _("The police."),
        _("People at risk, and people already involved."),
        _("It is quick, and clear to everybody."),
        _("Conviction can outweigh the fear of punishment; threats may harden somebody and end a talk."),
    ),
    "disruption": (
        _("A plan under way is stopped before it becomes an act."),
        _("Acting on information, knowing the signs, stopping a journey, taking what is needed for the act."),
        _("Police and the security service."),
        _("People who prepare an act."),
        _("It can save lives on the day."),
        _("Lone and simple plans are missed; too much of it looks like persecution."),
    ),
    "incapacitation": (
        _("Without weapons, money, travel or liberty the act cannot be carried out."),
        _("Withdrawing a gun permit, keeping a passport, removing means, custody."),
        _("Police, courts, licensing bodies, banks."),
        _("People who are ready to act."),
        _("It works at once, and for as long as it lasts."),
        _("It needs solid information about this one person; used broadly it discriminates and provokes."),
    ),
    "protecting-targets": (
        _(
            "What is hard to reach is attacked less, and people who know that somebody looks after them "
            "are less afraid."
        ),
        _(
            "Safer buildings, a register of places and people at risk, calls that reassure, watching for "
            "lone attackers together."
        ),
        _("Police, owners, the municipality."),
        _("Places and people that might be attacked."),
        _("It protects whoever the attacker is."),
        _("Attention may move to a softer target; visible guards can spread fear."),
    ),
    "reducing-harm": (
        _("When an act cannot be prevented, being prepared makes what follows smaller."),
        _(
            "Plans that are kept current, exercises alone and with partners, training for crises, "
            "support for victims."
        ),
        _("Police, emergency services, the municipality."),
        _("Victims, families, everybody around."),
        _("It helps in any crisis."),
        _("Plans that live on paper fail on the day; gaps are found only afterwards."),
    ),
    "reducing-rewards": (
        _("An act that brings no fame, standing or gain is worth less to whoever plans it."),
        _("Stopping it in time, taking the means away, giving it no stage, careful words in public."),
        _("Police, media, the municipality."),
        _("People involved, and those who watch them."),
        _("It also takes the shine off for the next one."),
        _("Being treated as dangerous can itself be the reward."),
    ),
    "desistance": (
        _("Who gets help to leave, to live and to work has a way to be somebody else."),
        _(
            "Exit programmes, mentors, contact before a release, housing, treatment, work, somebody who "
            "follows up."
        ),
        _("Probation, social and health services, civil society; the local police coordinate."),
        _("People who are or were involved."),
        _("It ends the reason, not only the act, and others follow who leave."),
        _("Strong conviction, setbacks, and two tasks at once: who treats must not be who controls."),
    ),
}
