"""Words for what people are and do in public life: titles, offices, and the groups and unnamed voices of the news."""

from __future__ import annotations

import re
from functools import cache

from readout.extract.words import read_lists

__all__ = [
    "GROUP_NOUNS",
    "HONORIFICS",
    "LEADER_ROLES",
    "MEDIA_NOUNS",
    "ORGANISATION_NOUNS",
    "PUBLIC_ROLES",
    "ROLE_NOUNS",
    "SIDE_NOUNS",
    "SPOKEN_FOR",
    "STATE_NOUNS",
    "TITLES",
    "US_TITLES",
    "gender_of_given",
    "own_part",
]

_LISTS = read_lists("roles.txt")

HONORIFICS = {word: gender for gender, key in (("m", "male"), ("f", "female"), ("", "other")) for word in _LISTS[f"{key}_honorifics"]}
US_TITLES = frozenset(_LISTS["us_titles"])
TITLES = frozenset(_LISTS["titles"])
ROLE_NOUNS = TITLES | frozenset((*_LISTS["role_nouns"], *_LISTS["role_nouns_more"]))
LEADER_ROLES = frozenset(_LISTS["leader_roles"])
GROUP_NOUNS = frozenset(_LISTS["group_nouns"])
SIDE_NOUNS = frozenset(_LISTS["side_nouns"])
STATE_NOUNS = frozenset(_LISTS["state_nouns"])
PUBLIC_ROLES = LEADER_ROLES | frozenset(_LISTS["public_roles"])
MEDIA_NOUNS = frozenset(_LISTS["media_nouns"])
ORGANISATION_NOUNS = frozenset(_LISTS["organisation_nouns"])
SPOKEN_FOR = frozenset(_LISTS["spoken_for"])
_OF_ANOTHER = re.compile(r"\s(?:of|to|for)\s(?:(?!\sand\s)[^,;])*|\S+[’']s?(?=\s)")


@cache
def _given_names() -> dict[str, str]:
    return {name: gender for gender, names in read_lists("firstnames.txt").items() for name in names}


def gender_of_given(name: str) -> str | None:
    """Give "m" or "f" for a common given name, None for any other word."""
    return _given_names().get(name)


def own_part(role: str) -> str:
    """What somebody is himself, without whose or whereof.

    >>> own_part("gardener and daughter of the President"), own_part("the president's lawyer"), own_part("President of Norway")
    ('gardener and daughter', 'the  lawyer', 'President')
    """
    return _OF_ANOTHER.sub("", role)
