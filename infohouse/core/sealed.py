"""Fields whose content the database, its dumps and its operators cannot read.

AES-256-GCM (NIST SP 800-38D) with a random nonce; the key comes from the environment and is never stored.
Layout: one version byte, 12 bytes nonce, ciphertext with tag. The field's name is bound in as associated
data, so that content cannot be moved from one field to another.
"""

import hashlib
import json
import os
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models

VERSION = b"\x01"
NONCE_BYTES = 12


def seal(value: Any, label: str) -> bytes:
    """Return the value, JSON-encoded and sealed under the label."""
    nonce = os.urandom(NONCE_BYTES)
    return VERSION + nonce + _cipher().encrypt(nonce, json.dumps(value).encode(), label.encode())


def unseal(sealed: bytes, label: str) -> Any:
    """Return what was sealed; raise cryptography's InvalidTag where key, label or content do not match."""
    if sealed[:1] != VERSION:
        raise ValueError("unknown seal version")
    nonce, body = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    return json.loads(_cipher().decrypt(nonce, body, label.encode()))


def _cipher() -> AESGCM:
    return AESGCM(hashlib.sha256(settings.SEAL_KEY.encode()).digest())


class SealedField(models.BinaryField):
    """Any JSON value, sealed. It cannot be searched, sorted or indexed."""

    # What django-stubs reads; the value is whatever was sealed.
    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", None)
        kwargs.setdefault("null", True)
        super().__init__(*args, **kwargs)

    @property
    def label(self) -> str:
        """The name bound into the seal."""
        return f"{self.model._meta.label_lower}.{self.name}"

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return None if value is None else unseal(bytes(value), self.label)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        return super().get_db_prep_value(
            None if value is None else seal(value, self.label), connection, prepared
        )

    def value_to_string(self, obj: Any) -> str:
        raise TypeError("sealed content is not serialized")
