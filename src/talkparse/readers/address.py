"""Addresses: whether one is of the site, also where an archive, a cache or a mail filter has wrapped it."""

from __future__ import annotations

import re
from posixpath import normpath
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

from talkparse.vocabulary import Vocabulary

# Who hands on the address of another page in which parameter of its own. Subdomains count as well.
_PARAMETERS: Final = {
    "safelinks.protection.outlook.com": ("url",),
    "webcache.googleusercontent.com": ("q",),
    "linkprotect.cudasvc.com": ("a",),
    "l.facebook.com": ("u",),
    "translate.google.com": ("u",),
    "www.google.com": ("url", "q"),
    "www.google.co.uk": ("url", "q"),
}
# Archives, which put it behind the instant of the capture.
_ARCHIVES: Final = frozenset(
    (
        *("web.archive.org", "wayback.archive-it.org", "webarchive.nationalarchives.gov.uk", "webarchive.org.uk"),
        *("arquivo.pt", "webarchive.loc.gov", "webarchive.nla.gov.au", "timetravel.mementoweb.org"),
        *("archive.today", "archive.ph", "archive.is", "archive.li", "archive.vn", "archive.fo", "archive.md"),
    )
)
_CAPTURE: Final = re.compile(r"/(?:[0-9]{4,14}(?:[a-z]{2}_)?|\*|newest|oldest|o/[0-9A-Za-z]+)/+(.+)", re.DOTALL)
_CACHED: Final = re.compile(r"cache:(?:[\w-]{6,20}:)?(.+)", re.DOTALL)
_DEFENCE: Final = re.compile(r"/v3/__(.+?)__;", re.DOTALL)
_SCHEME: Final = re.compile(r"https?:/*|//", re.IGNORECASE)
_MOST_WRAPPERS: Final = 3  # a filtered link to an archive of a cache; nobody nests deeper


def is_ours(address: str | None, words: Vocabulary) -> bool | None:
    """Tell whether an address is one of the site's; None if it names no host at all, as a file's path does not.

    Host and path are compared as such: neither a name that merely contains the site's nor a query does.
    """
    found = split_address(unwrap(address)) if address else None
    if found is None:
        return None
    host, path, _ = found
    return any(_is_in(host, own) and _is_under(path, root) for own, _, root in _own(words))


def is_host(address: str, words: Vocabulary) -> bool:
    """Tell whether an address is on a host of the site, whatever its path."""
    found = split_address(unwrap(address))
    return found is not None and any(_is_in(found[0], own) for own, _, _ in _own(words))


def unwrap(address: str) -> str:
    """Give the address that archives, caches and mail filters have wrapped, or the same if none has."""
    for _ in range(_MOST_WRAPPERS):
        inner = _unwrap_one(address)
        if inner is None:
            break
        address = inner if _SCHEME.match(inner) else f"http://{inner}"
    return address


def _own(words: Vocabulary) -> list[tuple[str, str, str]]:
    return [address.partition("/") for address in words.site.addresses]


def split_address(address: str) -> tuple[str, str, str] | None:
    """Give host, path and query; None for what is no address of the web."""
    scheme = _SCHEME.match(address.strip())
    if scheme is None:
        return None
    try:
        parts = urlsplit("//" + address.strip()[scheme.end() :])
        host = parts.hostname
    except ValueError:  # brackets that hold no address of a machine
        return None
    return (host.rstrip("."), parts.path, parts.query) if host else None


def _is_in(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")


def _domains_of(host: str) -> list[str]:
    """Give the domains that a host is in, itself among them, as far as they have no more labels than those above."""
    labels = host.rsplit(".", _LABELS)[-_LABELS:]
    return [".".join(labels[place:]) for place in range(len(labels))]


_LABELS: Final = 1 + max(domain.count(".") for domain in (*_ARCHIVES, *_PARAMETERS))


def _is_under(path: str, root: str) -> bool:
    steps = normpath(f"/{unquote(path).lstrip('/')}").split("/")[1:]
    return not root or steps[: root.count("/") + 1] == root.split("/")


def _unwrap_one(address: str) -> str | None:
    """Give what an address wraps; None if it wraps nothing."""
    found = split_address(address)
    if found is None:
        return None
    host, path, query = found
    whole = f"{path}?{query}" if query else path
    domains = _domains_of(host)
    if not _ARCHIVES.isdisjoint(domains):
        captured = _CAPTURE.search(whole)
        return captured[1] if captured else None
    if host == "urldefense.com":  # the two spellings of one mail filter
        defended = _DEFENCE.match(whole)
        return defended[1] if defended else None
    if host == "urldefense.proofpoint.com":
        spelled = _parameter(query, ("u",))
        return spelled and unquote(spelled.replace("-", "%").replace("_", "/"))
    names = next((_PARAMETERS[domain] for domain in domains if domain in _PARAMETERS), ())
    inner = _parameter(query, names)
    cached = _CACHED.match(inner) if inner else None
    return cached[1] if cached else inner


def _parameter(query: str, names: tuple[str, ...]) -> str | None:
    """Give the first of some parameters that a query has."""
    try:
        given = parse_qs(query, max_num_fields=100) if names else {}
    except ValueError:  # more parameters than any wrapper has
        return None
    return next((given[name][0] for name in names if name in given), None)
