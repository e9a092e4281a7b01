"""Compute decisions of the past again and say whether the answer is the same."""

from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from agencies import rows as directory
from agencies.permissions import KEEP_LAW
from infohouse.core.actor import Actor
from infohouse.core.errors import NotFound
from infohouse.core.purpose import Purpose
from infohouse.core.wall import acting_as
from sharing.cards.replays import ReplayCard, replay_decision


class Command(BaseCommand):
    """Print for each decision whether it replays to the same answer, and what differs."""

    help = "Replay decisions from their stored question and the packs they name by digest."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the agency that asked, since nobody else's decisions can be read, and the decisions."""
        parser.add_argument("--agency", required=True, type=UUID, help="reference of the agency that asked")
        parser.add_argument("--cleared", action="store_true", help="also decisions on the security track")
        parser.add_argument("decisions", nargs="+", type=UUID, metavar="DECISION")

    def handle(self, *args: Any, **options: Any) -> None:
        """Replay all; the exit status is 1 if one differs or cannot be computed."""
        same = [self._told(options, ref) for ref in options["decisions"]]
        self.stdout.write(f"{sum(same)} the same, {len(same) - sum(same)} not")
        if not all(same):
            raise SystemExit(1)

    def _told(self, options: dict[str, Any], ref: UUID) -> bool:
        try:
            with acting_as(_officer(options)) as officer, transaction.atomic():
                card = replay_decision(officer, ref)
        except NotFound as error:
            raise CommandError(f"{ref}: this agency has asked for no such decision") from error
        self.stdout.write(f"{ref}: {_sentence(card)}")
        for part in card.compared:
            if not part.same:
                self.stdout.write(f"  {part.name}: then {part.then or '-'}; again {part.again or '-'}")
        return card.same


def _officer(options: dict[str, Any]) -> Actor:
    agency = directory.agency_by_ref(options["agency"])
    return Actor(
        agency_id=agency.pk, kind=agency.kind, country=agency.country, role="data-protection-officer",
        purpose=Purpose.AUDIT, permissions=frozenset({KEEP_LAW}), cleared=options["cleared"],
    )  # fmt: skip


def _sentence(card: ReplayCard) -> str:
    if card.lost:
        return f"cannot be replayed; not in the store: {', '.join(card.lost)}"
    return "the same answer" if card.same else "another answer"
