"""How the tests of the pages of texts read a page and send a form."""

from __future__ import annotations

import html
import re
from typing import Any

from plenary.record.actor import PUBLIC, SECRETARIAT
from tests import factories
from tests.factories import SLUG

BASE = f"/groups/{SLUG}/"
DRAFT = "texts/draft/"
LATER = "31.12.2098"


def get(address: str = DRAFT, role: str = PUBLIC, **headers: str) -> str:
    response = factories.client(role).get(BASE + address, headers=headers)
    assert response.status_code == 200, response.status_code
    return html.unescape(str(response.content.decode()))


def post(address: str, role: str = SECRETARIAT, status: int = 302, **form: Any) -> str:
    response = factories.client(role).post(BASE + address, form)
    assert response.status_code == status, response.content.decode()[:3000]
    return str(response["Location"] if status == 302 else html.unescape(response.content.decode()))


def seen(text: str) -> str:
    """What is read on the screen: no tags, nothing that only who listens is told."""
    plain = re.sub(r'<span class="sr"[^>]*>.*?</span>', "", text)
    return " ".join(re.sub(r"<[^>]+>", "", plain).split())


def row(text: str, key: int) -> str:
    found = re.search(rf'<div class="para[^>]*id="p{key}".*?(?=<div class="para|</section>)', text, re.S)
    assert found is not None
    return found[0]
