"""An HTML page to what is given of its article: plain text, and the page's own word on title, time, authors and outlet."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import trafilatura
from lxml import html

from readout.errors import Unreadable
from readout.read.dates import Published, parse_published
from readout.read.making import Given

__all__ = ["looks_like_page", "read_page"]

_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_SHORTEST_TEXT_CHARS = 60
_DEEPEST = 12
_ARTICLE_TYPE = re.compile(r"Article|Report|BlogPosting|LiveBlog", re.IGNORECASE)
_EMAIL = re.compile(r"\S+@\S+|https?://\S+")


def looks_like_page(text: str) -> bool:
    """Whether a text begins as an HTML page does."""
    return bool(_PAGE.match(text[:4000]))


def read_page(page: str, label: str, name: str) -> Given:
    """What the page gives: its main text as plain text, and its metadata (JSON-LD first, then OpenGraph and the like).

    Nothing is fetched, and scripts are not run.

    Raises:
        Unreadable: If the page cannot be parsed, or has no article.
    """
    tree = _tree(page, label)
    found = _document(page, label)
    text = str(found.get("text") or "").strip()
    if len(text) < _SHORTEST_TEXT_CHARS:
        raise Unreadable(f"{label} is an HTML page without an article", "give a page that holds a report, or its text as .txt")
    linked = _linked(tree)
    return Given(
        text=text,
        name=name,
        url=_first(linked.get("url"), _property(tree, "og:url"), _canonical(tree), found.get("url")),
        title=_first(linked.get("headline"), _property(tree, "og:title"), found.get("title")),
        outlet=_first(linked.get("publisher"), _property(tree, "og:site_name"), found.get("hostname")),
        published=_published(
            linked.get("datePublished"), _property(tree, "article:published_time"), _property(tree, "datePublished"), found.get("date")
        ),
        language=_language(linked.get("inLanguage"), tree),
        authors=_authors(linked.get("author"), found.get("author")),
    )


def _tree(page: str, label: str) -> Any:
    parser = html.HTMLParser(no_network=True, remove_comments=False, huge_tree=False, encoding="utf-8")
    try:
        tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except Exception as error:
        raise Unreadable(f"{label} cannot be parsed as HTML", "save the page again") from error
    return tree


def _document(page: str, label: str) -> Mapping[str, Any]:
    """What the extractor finds; whatever it throws at a hostile page means only that the page is unreadable."""
    try:
        found = trafilatura.bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:
        raise Unreadable(f"{label} cannot be read as an HTML page ({type(error).__name__})", "save the page again") from error
    return found if isinstance(found, dict) else found.as_dict() if found else {}


def _linked(tree: Any) -> dict[str, str | list[str]]:
    """The fields of the page's first JSON-LD article: names as strings, authors as a list."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data, 0):
            if _ARTICLE_TYPE.search(str(node.get("@type", ""))):
                return _fields(node)
    return {}


def _nodes(data: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, dict):
        yield data
        yield from _nodes(data.get("@graph"), depth + 1)
    elif isinstance(data, list):
        for each in data:
            yield from _nodes(each, depth + 1)


def _fields(node: Mapping[str, Any]) -> dict[str, str | list[str]]:
    fields: dict[str, str | list[str]] = {
        key: node[key] for key in ("headline", "datePublished", "inLanguage", "url") if isinstance(node.get(key), str)
    }
    publisher = node.get("publisher")
    if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
        fields["publisher"] = publisher["name"]
    authors = node.get("author")
    each = authors if isinstance(authors, list) else [authors]
    fields["author"] = [name for one in each if isinstance(name := one.get("name") if isinstance(one, dict) else one, str)]
    return fields


def _property(tree: Any, name: str) -> str | None:
    found = tree.xpath("//meta[@property=$name or @name=$name or @itemprop=$name]/@content", name=name)
    return str(found[0]) if found else None


def _canonical(tree: Any) -> str | None:
    found = tree.xpath("//link[@rel='canonical']/@href")
    return str(found[0]) if found else None


def _first(*values: object) -> str | None:
    for value in values:
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return None


def _published(*values: object) -> Published | None:
    for value in values:
        words = value.isoformat() if isinstance(value, datetime) else value
        if isinstance(words, str) and (found := parse_published(words)):
            return found
    return None


def _language(stated: object, tree: Any) -> str | None:
    words = stated if isinstance(stated, str) else tree.get("lang")
    match = re.match(r"[a-zA-Z]{2}(?=$|[-_])", words.strip()) if isinstance(words, str) else None
    return match.group().lower() if match else None


def _authors(linked: object, found: object) -> tuple[str, ...]:
    names = linked if isinstance(linked, list) and linked else str(found or "").split(";")
    cleaned = (_EMAIL.sub("", " ".join(str(name).split())).strip(" ,;") for name in names)
    return tuple(dict.fromkeys(name for name in cleaned if name))
