"""Two names that one text gives for one thing: "Lake Orla (known as Orlasee in the north)"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from readout.model.article import Article, Passage, Span

__all__ = ["alias_pairs"]

_NAME = r"[A-Z][\w’'.-]+(?:\s(?:of\s(?:the\s)?)?[A-Z][\w’'.-]+){0,4}"
_CALLED = (
    r"(?:(?:also|better|locally|formerly|otherwise|officially)\s(?:known|called|referred\sto|named)(?:\s(?:as|by))?"
    r"|(?:known|referred\sto)\s(?:as|by))"
)
_TITLED = r"(?:the\s)?[“\"‘']?"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<a>{_NAME}),?\s\(?(?:which\s(?:is|are)\s)?{_CALLED}\s{_TITLED}(?P<b>{_NAME})",
        rf"(?P<a>{_NAME}),?\s(?:\(|which\s(?:is|are)\s)(?:called|named)\s{_TITLED}(?P<b>{_NAME})",
        rf"(?P<a>{_NAME}),?\s\(?(?:which|that)\s(?:{_NAME})\s(?:calls|call|refers\sto\sas|knows\sas)\s(?:it\s|them\s)?{_TITLED}(?P<b>{_NAME})",
        rf"(?P<a>{_NAME}),?\s\(?{_CALLED}\s(?:in|by)\s{_NAME}\sas\s{_TITLED}(?P<b>{_NAME})",
    )
)


def alias_pairs(passages: Sequence[Passage], articles: Mapping[str, Article]) -> list[tuple[Span, Span]]:
    """The two names, as spans, for every such place in the prose of the articles."""
    found = []
    for passage in passages:
        if passage.part not in ("title", "body") or passage.span.article_id not in articles:
            continue
        article = articles[passage.span.article_id]
        for pattern in _PATTERNS:
            for match in pattern.finditer(article.text, passage.span.start, passage.span.end):
                if match["a"].lower() != match["b"].lower():
                    found.append((article.span(*match.span("a")), article.span(*match.span("b"))))
    return found
