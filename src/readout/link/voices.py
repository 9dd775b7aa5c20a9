"""What an article's own voice goes back to: its outlet, the agency it credits, or the copy it shares with others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readout.link.kin import Kin
from readout.link.reuse import is_common_copy
from readout.model.article import Article, Outlet
from readout.model.story import OriginKind, Reuse
from readout.text.credits import Credit
from readout.text.gazetteer import agencies, is_known, known_outlet

__all__ = ["Line", "find_voices", "outlet_key"]

_FEED_KEYS = ("source", "feed_source")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of evidence before it is numbered: what makes it one, and how it is told.

    `is_known` is False where it rests on an outlet of which nothing is known.
    """

    key: str
    name: str
    kind: OriginKind
    party: str | None
    why: str
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class _Credited:
    """The agency that an article's words are credited to, and how."""

    agency: str
    how: str


def find_voices(articles: Sequence[Article], reuse: Sequence[Reuse], credits: Mapping[str, Sequence[Credit]]) -> dict[str, Line]:
    """For each article, by its id, the line of evidence that its own voice stands for.

    Articles that are copies in part go together, and with them all that one outlet published at one address (versions of one text).
    They go back to the agency that one of them credits or is; else to the office among them; else to nobody more than to one
    another. An article that shares words with two others that came before it and that share none with each other (a text pieced
    together) goes with the one that it has more of, and does not tie the two.

    Args:
        articles: The articles of one story.
        reuse: The stretches of text that they share.
        credits: Of each article, by its id, the agencies that it credits.
    """
    by_id = {article.id: article for article in articles}
    shared: dict[tuple[str, str], list[int]] = defaultdict(list)
    for stretch in reuse:
        left, right = sorted((stretch.left.article_id, stretch.right.article_id))
        shared[left, right].append(stretch.n_words)
    copies = {pair: sum(n) for pair, n in shared.items() if is_common_copy(n, min(len(by_id[i].text.split()) for i in pair))}
    first = {frozenset((r.left.article_id, r.right.article_id)): r.first_article_id for r in reuse}
    kin = _kin(articles, copies, first)
    credited = {article.id: _credited(article, credits.get(article.id, ())) for article in articles}
    lines: dict[str, Line] = {}
    for ids in kin.groups():
        group = [by_id[i] for i in sorted(ids)]
        for article in group:
            lines[article.id] = _line(article, group, credited, copies)
    return lines


def _kin(articles: Sequence[Article], copies: Mapping[tuple[str, str], int], first: Mapping[frozenset[str], str | None]) -> Kin[str]:
    kin = Kin(sorted(article.id for article in articles))
    origin_of: dict[str, str] = {}
    for (a, b), _ in sorted(copies.items(), key=lambda item: (-item[1], item[0])):
        earlier = first.get(frozenset((a, b)))
        later = (b if earlier == a else a) if earlier else None
        if later and earlier and later in origin_of and kin.find(origin_of[later]) != kin.find(earlier):
            continue
        if later and earlier:
            origin_of.setdefault(later, earlier)
        kin.join(a, b)
    at_one_address: dict[tuple[str | None, str], list[str]] = defaultdict(list)
    for article in articles:
        if article.url:
            at_one_address[article.outlet_id, article.url].append(article.id)
    for ids in at_one_address.values():
        for other in ids[1:]:
            kin.join(ids[0], other)
    return kin


def _line(
    article: Article, group: Sequence[Article], credited: Mapping[str, _Credited | None], copies: Mapping[tuple[str, str], int]
) -> Line:
    copied = _how_copied(article, group, copies)
    mine = credited[article.id]
    named = mine or next((found for other in group if (found := credited[other.id])), None)
    issuer = next((o.outlet for o in group if o.outlet and o.outlet.kind in ("agency", "government", "state-media")), None)
    if named:
        outlet = agencies().get(named.agency) or known_outlet(named.agency)
        why = f"{article.label} credits {named.agency} ({mine.how})" if mine else f"{copied}; credited to {named.agency}"
        if outlet and outlet.id == article.outlet_id and _kind(outlet) == "outlet":
            return Line(outlet_key(outlet.id), outlet.name, "outlet", outlet.party, why)
        return _of_agency(outlet, named.agency, f"{why}; {copied}" if mine and copied else why)
    if issuer and len(group) > 1:
        return Line(outlet_key(issuer.id), issuer.name, _kind(issuer), issuer.party, f"{copied}, which {issuer.name} issued")
    if len(group) > 1 and len({other.outlet_id or other.id for other in group}) > 1:
        labels = " and ".join(dict.fromkeys(sorted(other.label for other in group)))
        known = any(is_known(other.outlet) for other in group)
        return Line(f"copy:{group[0].id}", f"text shared by {labels}", "agency", None, copied, known)
    own = f"{article.label} in its own voice"
    if article.outlet is None:
        return Line(f"article:{group[0].id}", article.label, "outlet", None, own, is_known=False)
    outlet = article.outlet
    return Line(outlet_key(outlet.id), outlet.name, _kind(outlet), outlet.party, own, is_known(outlet))


def _of_agency(outlet: Outlet | None, name: str, why: str) -> Line:
    if outlet is None:
        return Line(f"agency:{name.lower()}", name, "agency", None, why)
    return Line(outlet_key(outlet.id), outlet.name, "agency", outlet.party, why)


def _how_copied(article: Article, group: Sequence[Article], copies: Mapping[tuple[str, str], int]) -> str:
    """What shows that the article goes with the others of its group; empty if it is alone."""
    if len(group) < 2:
        return ""
    labels = " and ".join(dict.fromkeys(sorted(other.label for other in group)))
    n_words = max((n for pair, n in copies.items() if article.id in pair), default=0)
    return f"{labels} share {n_words} words" if n_words else f"{labels} stand at one address"


def _kind(outlet: Outlet) -> OriginKind:
    return "government" if outlet.kind == "government" else "agency" if outlet.kind == "agency" else "outlet"


def outlet_key(outlet_id: str) -> str:
    """What makes an outlet's words one line of evidence, however it is brought in: as the outlet, by a credit or as a relay."""
    return f"outlet:{outlet_id}"


def _credited(article: Article, credits: Sequence[Credit]) -> _Credited | None:
    """The agency that an article credits with its text, if any: in its dateline, lines of its own, byline or feed."""
    if article.dateline and article.dateline.agency:
        return _Credited(article.dateline.agency, "dateline")
    found = next((credit for credit in credits if credit.how != "contributor"), None)
    if found:
        return _Credited(found.agency, found.how)
    for author in article.authors:
        if author in agencies():
            return _Credited(agencies()[author].name, "byline")
    for key in _FEED_KEYS:
        told = article.extra.get(key)
        outlet = known_outlet(told) if isinstance(told, str) else None
        if outlet and outlet.id != article.outlet_id:
            return _Credited(outlet.name, "feed")
    return None
