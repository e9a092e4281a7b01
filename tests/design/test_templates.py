"""Every template of the project, also those that no page of the gallery shows."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines

FOLDERS = (Path(settings.BASE_DIR) / "templates", Path(settings.BASE_DIR) / "infohouse/design/templates")
TEMPLATES = {str(path.relative_to(root)): path for root in FOLDERS for path in sorted(root.rglob("*.html"))}
INLINE = re.compile(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*(src=|application/json))")
UNESCAPED = re.compile(r"\|\s*safe\b|{%\s*autoescape off|mark_safe")


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_compiles(name: str) -> None:
    assert engines["django"].get_template(name).template.nodelist


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_holds_nothing_inline(name: str) -> None:
    assert INLINE.findall(TEMPLATES[name].read_text()) == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_escapes_everything(name: str) -> None:
    assert UNESCAPED.findall(TEMPLATES[name].read_text()) == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_form_that_posts_carries_a_token(name: str) -> None:
    text = TEMPLATES[name].read_text()
    assert text.count("{% csrf_token %}") >= text.count('<form method="post"')
