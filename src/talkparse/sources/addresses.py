"""Addresses as records have them: a filter of mails or an archive may have put its own around the page's."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit


def _parameter(name: str) -> Callable[[str], str | None]:
    """Give what finds the address in a parameter of the query, percent-encoded."""
    return lambda url: next(iter(parse_qs(urlsplit(url).query).get(name, [])), None)


def _proofpoint_2(url: str) -> str | None:
    """Undo Proofpoint's second spelling, in which ``-`` stands for ``%`` and ``_`` for ``/``."""
    inner = next(iter(parse_qs(urlsplit(url).query).get("u", [])), None)
    return unquote(inner.replace("-", "%").replace("_", "/")) if inner else None


def _found(pattern: str) -> Callable[[str], str | None]:
    compiled = re.compile(pattern)
    return lambda url: match[1] if (match := compiled.search(url)) else None


# By the end of the host. A row is what the makers document, and what was seen in records (Outlook's).
_WRAPPERS: Final[tuple[tuple[str, Callable[[str], str | None]], ...]] = (
    ("safelinks.protection.outlook.com", _parameter("url")),
    ("urldefense.proofpoint.com", _proofpoint_2),
    ("urldefense.com", _found(r"/v3/__(.+?)__;")),
    ("linkprotect.cudasvc.com", _parameter("a")),
    ("www.google.com", _parameter("q")),
    ("web.archive.org", _found(r"/web/\d{4,14}(?:[a-z]{2}_)?/(.+)")),
)
_LAYERS: Final = 4  # filters stand behind each other; a longer chain is somebody's joke


def unwrap(url: str) -> str:
    """Give the address of the page itself; an address that nothing was put around stays as it is."""
    for _ in range(_LAYERS):
        try:
            host = (urlsplit(url).hostname or "").lower()
            inner = next((undo(url) for end, undo in _WRAPPERS if host == end or host.endswith("." + end)), None)
        except ValueError:  # a host that is none, or a query with too many parameters
            break
        if not inner or not inner.lower().startswith(("http://", "https://")):
            break
        url = inner
    return url
