"""What may be asked of the lists, checked: every value has a shape and a bound."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from readout.errors import ConfigError

__all__ = [
    "RestSearchQuery",
    "RulingsQuery",
    "RunsQuery",
    "SearchQuery",
    "StoriesQuery",
    "TableQuery",
    "TwoQuery",
    "explain_invalid",
    "parse_as",
]

_Word = Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")]
_Verdict = Literal["", "corroborated", "single-origin", "contradicted"]
_MOMENT = {"anyOf": [{"format": "date"}, {"format": "date-time"}, {"maxLength": 0}]}
_When = Annotated[str, Field(max_length=40, json_schema_extra=_MOMENT)]
_DAY_CHARS = 10
AnyQuery = TypeVar("AnyQuery", bound=BaseModel)


class StoriesQuery(BaseModel):
    """Which stories, and which page of them."""

    model_config = ConfigDict(frozen=True)

    party: _Word = Field("", description="Only stories in which this party speaks (NO, UN).")
    outlet: _Word = Field("", description="Only stories that this outlet, given by its id, reports.")
    verdict: _Verdict = Field("", description="Only stories with a claim of this verdict.")
    since: _When = Field("", description="Only stories with a report of this time or later: a day, or an ISO 8601 time.")
    until: _When = Field("", description="Only stories with a report before this time; a day counts whole.")
    changed_since: _When = Field("", description="Only stories changed after this time, for pollers.")
    least: int = Field(1, ge=1, le=1_000_000, description="Only stories of this many reports or more.")
    after: _Word = Field("", description="The `next_after` of the page before.")
    limit: int = Field(50, ge=1, le=200, description="How many at most.")

    def arguments(self) -> dict[str, Any]:
        """The same as arguments of `readout.api.Readout.stories`.

        Raises:
            ConfigError: If a day or a time cannot be read.
        """
        narrowed = (("party", self.party), ("outlet", self.outlet), ("verdict", self.verdict))
        return {
            "tags": [f"{name}:{value}" for name, value in narrowed if value],
            "since": _moment("since", self.since),
            "until": _moment("until", self.until, is_end=True),
            "changed_since": _moment("changed_since", self.changed_since),
            "least_articles": self.least,
            "after": self.after,
            "limit": self.limit,
        }


class SearchQuery(BaseModel):
    """What is searched for, and which page of what is found."""

    model_config = ConfigDict(frozen=True)

    q: str = Field("", max_length=400, pattern=r"^[^\x00]*$", description="Words, phrases and fields, as in `readout search`.")
    offset: int = Field(0, ge=0, le=100_000, description="Leave out this many of the best.")
    limit: int = Field(20, ge=1, le=200, description="How many at most.")


class RestSearchQuery(SearchQuery):
    """The same for programs, which must say what they look for."""

    q: str = Field(min_length=1, max_length=400, pattern=r"^[^\x00]*$", description="Words, phrases and fields, as in `readout search`.")


class TableQuery(BaseModel):
    """To what the table of claims of a story is narrowed."""

    model_config = ConfigDict(frozen=True)

    party: _Word = Field("", description="Only claims that this party says (NO, UN).")
    verdict: _Verdict = Field("", description="Only claims of this verdict.")
    top: int = Field(0, ge=0, le=1_000_000, description="Only so many of the most important; 0 for all.")


class TwoQuery(BaseModel):
    """Which two reports are set side by side, by the ids of their articles; chosen where they are empty."""

    model_config = ConfigDict(frozen=True)

    left: _Word = Field("", description="The article on the left.")
    right: _Word = Field("", description="The article on the right.")


class RulingsQuery(BaseModel):
    """Which rulings, and which page of them."""

    model_config = ConfigDict(frozen=True)

    about: _Word = Field("", description="Only rulings on this story, claim or article.")
    since: _When = Field("", description="Only rulings of a later time than this, for pollers: a day, or an ISO 8601 time.")
    offset: int = Field(0, ge=0, le=10_000_000, description="Leave out this many of the oldest.")
    limit: int = Field(200, ge=1, le=1000, description="How many at most.")

    def after(self) -> datetime | None:
        """The time after which a ruling counts.

        Raises:
            ConfigError: If it cannot be read.
        """
        return _moment("since", self.since)


class RunsQuery(BaseModel):
    """Which runs."""

    model_config = ConfigDict(frozen=True)

    since: _When = Field("", description="Only runs that began after this time, for pollers: a day, or an ISO 8601 time.")
    limit: int = Field(20, ge=1, le=200, description="How many at most.")

    def after(self) -> datetime | None:
        """The time after which a run counts.

        Raises:
            ConfigError: If it cannot be read.
        """
        return _moment("since", self.since)


def parse_as(model: type[AnyQuery], values: Mapping[str, str]) -> AnyQuery:
    """The values checked; one left empty, as a form leaves it, keeps its default.

    Raises:
        ConfigError: If a value cannot be.
    """
    try:
        return model.model_validate({name: value for name, value in values.items() if value})
    except ValidationError as error:
        raise explain_invalid(error.errors()) from None


def explain_invalid(errors: Sequence[Any]) -> ConfigError:
    """The first of these errors of validation, as a sentence."""
    first = errors[0]
    name = str(first["loc"][-1]) if first["loc"] else "the query"
    return ConfigError(f"{name} is {str(first.get('input'))[:80]!r}", re.sub(r"^\w+ should", "it should", str(first["msg"])))


def _moment(name: str, value: str, *, is_end: bool = False) -> datetime | None:
    if not value:
        return None
    try:
        read = datetime.fromisoformat(value)
        aware = read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
        return aware + timedelta(days=1) if is_end and len(value) == _DAY_CHARS else aware
    except (ValueError, OverflowError):
        raise ConfigError(f"{name} is {value!r}", "give a day such as 2024-03-13, or a time such as 2024-03-13T09:30:00Z") from None
