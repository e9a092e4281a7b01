"""Make an item of identity findable by the parts of its name."""

import re

from cases.models import Item, SearchToken
from infohouse.core.tokens import name_tokens

# A text that is a name and nothing else: words with a capital, short ones between them (van, de, al).
NAME_ALONE = re.compile(r"[^\W\d_a-zæøåäöü][\w'’.-]*(?: (?:[^\W\d_]{1,3} )?[^\W\d_a-zæøåäöü][\w'’.-]*){0,5}")
ASIDE = re.compile(r"[(\[][^)\]]*[)\]]?")


def make_findable(item: Item) -> None:
    """Store the fingerprints of the name in an item of identity. Called by the verbs that make items.

    Only a name is taken: what else somebody wrote about a person must not become something to search by.
    """
    if item.category != Item.Category.IDENTITY:
        return
    tokens = name_tokens(_name(dict(item.content or {})))
    SearchToken.objects.bulk_create(SearchToken(item=item, token=token) for token in sorted(tokens))


def _name(content: dict[str, str]) -> str:
    if "name" in content:
        return ASIDE.sub(" ", content["name"])
    text = content.get("text", "").strip()
    return text if NAME_ALONE.fullmatch(text) else ""
