"""What is sent with a request: read no further than it may be long, and checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeVar, get_args
from urllib.parse import parse_qs

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from readout.model.statement import Mode
from readout.web.queries import explain_invalid

__all__ = [
    "ArticleBody",
    "ArticlesBody",
    "RulingBody",
    "articles_schema",
    "kind_of_body",
    "parse_body",
    "read_body",
    "read_form",
    "ruling_schema",
]

MOST_FORM_BYTES = 100_000
_MOST_FIELDS = 1_000
_BY = "Who decides. Needed, but where the token has a name: that one signs, whatever stands here."
_SEEN = r"^[^\x00]*[^\x00\s][^\x00]*$"
_MODES = list(get_args(Mode))
AnyBody = TypeVar("AnyBody", bound=BaseModel)


class RulingBody(BaseModel):
    """What a person decides: an action as of `readout judge`, what it is about, and who decides."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    action: Literal["merge", "split", "speaker", "mode", "origin", "reject", "note", "undo"]
    named: Annotated[list[Annotated[str, Field(max_length=400, pattern=_SEEN)]], Field(min_length=1, max_length=500)]
    by: str = Field("", max_length=200, pattern=r"^[^\x00]*$", description=_BY)
    note: str = Field("", max_length=4000, pattern=r"^[^\x00]*$", description="Why.")
    party: str = Field("", max_length=40, pattern=r"^[^\x00]*$", description="The party of a speaker or an origin that is given.")


def ruling_schema() -> dict[str, Any]:
    """The JSON schema of a ruling, which says for each action how many names it takes and of what kind."""
    whole = RulingBody.model_json_schema()
    kinds: list[dict[str, Any]] = []
    for action in whole["properties"]["action"]["enum"]:
        named, fields = dict(whole["properties"]["named"]), dict(whole["properties"])
        named["minItems"] = 1 if action in ("reject", "note", "undo") else 2
        named["maxItems"] = named["maxItems"] if action in ("merge", "split") else named["minItems"]
        named |= {"uniqueItems": True} if action == "merge" else {}
        named |= {"prefixItems": [named["items"], {"enum": _MODES}]} if action == "mode" else {}
        fields |= {"action": {"const": action}, "named": named}
        fields |= {"note": {**fields["note"], "pattern": _SEEN}} if action == "note" else {}
        fields |= {"by": {**fields["by"], "pattern": _SEEN}}
        required = [*whole["required"], "by", *(["note"] if action == "note" else [])]
        kinds.append({"type": "object", "title": action, "properties": fields, "required": required, "additionalProperties": False})
    return {"oneOf": kinds}


class ArticleBody(BaseModel):
    """One article, as a line of what `readout add` reads. Keys that are not known are kept aside."""

    model_config = ConfigDict(frozen=True, extra="allow", strict=True)

    text: str = Field(min_length=1, description="The whole text, character for character.")
    id: str | None = Field(None, max_length=400, pattern=r"^[^\x00]*$", description="Made from the content if it is missing.")
    outlet: str | None = Field(None, description="Name or domain of the outlet.")
    url: str | None = None
    title: str | None = None
    published: str | None = Field(None, description="ISO 8601 date or time.")
    language: str | None = None
    authors: list[str] | None = None


def articles_schema() -> dict[str, Any]:
    """The JSON schema of what is sent to be added: one article, or several."""
    one, several = ArticleBody.model_json_schema(), ArticlesBody.model_json_schema()
    several.pop("$defs")
    several["properties"]["articles"]["items"] = one
    return {"anyOf": [several, one]}


class ArticlesBody(BaseModel):
    """Several articles."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    articles: Annotated[list[ArticleBody], Field(min_length=1, max_length=1000)]


def parse_body(model: type[AnyBody], raw: bytes) -> AnyBody:
    """The body, which is JSON, checked.

    Raises:
        ConfigError: If it is not JSON, or not what is wanted.
    """
    try:
        return model.model_validate_json(raw)
    except ValidationError as error:
        raise explain_invalid(error.errors(include_url=False)) from None


async def read_body(request: Request, most_bytes: int) -> bytes:
    """The body of a request, as it was sent.

    Raises:
        HTTPException: With 413 if it is longer than `most_bytes`, 400 if whoever sent it went away.
    """
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > most_bytes:
        raise HTTPException(413)
    body = bytearray()
    try:
        async for part in request.stream():
            body += part
            if len(body) > most_bytes:
                raise HTTPException(413)
    except ClientDisconnect:
        raise HTTPException(400) from None
    return bytes(body)


async def read_form(request: Request) -> Mapping[str, list[str]]:
    """The fields of a form with their values, none of them empty and each without space around it.

    Raises:
        HTTPException: With 413 if it is too long or has too many fields, 415 if it is no form.
    """
    if kind_of_body(request) != "application/x-www-form-urlencoded":
        raise HTTPException(415)
    body = await read_body(request, MOST_FORM_BYTES)
    try:
        fields = parse_qs(body.decode("latin-1"), errors="replace", max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise HTTPException(413) from None
    kept = {name: [value.replace("\0", "").strip() for value in values] for name, values in fields.items()}
    return {name: [value for value in values if value] for name, values in kept.items()}


def kind_of_body(request: Request) -> str:
    """The media type of what is sent, in lower case and without parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()
