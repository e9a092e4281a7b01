"""The door to reference data; open to all."""

from infohouse.core.errors import NotFound
from mechanisms.models import Mechanism


def mechanisms() -> list[Mechanism]:
    """Return the nine, in order."""
    return list(Mechanism.objects.order_by("number"))


def names() -> dict[str, str]:
    """Return the nine by code, as they are shown."""
    return {m.code: str(m) for m in mechanisms()}


def mechanism(code: str) -> Mechanism:
    """Return one of the nine by its code, or raise NotFound."""
    found = Mechanism.objects.filter(code=code).first()
    if found is None:
        raise NotFound()
    return found
