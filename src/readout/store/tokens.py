"""Who may come in: tokens by their digests."""

from __future__ import annotations

import hmac
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, exists, insert, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from readout.errors import ConfigError, NotFound
from readout.model.ids import make_id
from readout.model.token import Token, digest_of, login_of
from readout.store.connection import reading, writing
from readout.store.tables import tokens

__all__ = ["Tokens"]

_TOLD = (tokens.c.id, tokens.c.name, tokens.c.made_at, tokens.c.is_read_only, tokens.c.used_on, tokens.c.withdrawn_at)


class Tokens:
    """The tokens of one store. Of a token only the SHA-256 is kept, and that of the login that stands for it in a browser.

    Whoever reads the store, or a backup of it, can therefore neither come in with what is there nor log in with it.

    Args:
        engine: The database.
        name: What to call the store in errors.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._name = name

    def add(self, name: str, secret: str, *, at: datetime, is_read_only: bool) -> Token:
        """Keep a token under a name that no token in use has; one that was withdrawn may have had it.

        Raises:
            ConfigError: If a token in use has that name.
        """
        digest = digest_of(secret)
        made = Token(id=make_id("tok", digest), name=name, made_at=at, is_read_only=is_read_only)
        told = {"id": made.id, "name": name, "made_at": at, "is_read_only": is_read_only}
        kept = {"digest": digest, "login_digest": digest_of(login_of(secret))}
        is_taken = ConfigError(f"there is a token of the name {name!r} already", "give another name, or withdraw that one first")
        with writing(self._engine, self._name) as connection:
            if connection.execute(select(tokens.c.id).where(tokens.c.name == name, _is_in_use())).first():
                raise is_taken
            try:
                connection.execute(insert(tokens), [{**told, **kept}])
            except IntegrityError:
                raise is_taken from None
        return made

    def withdraw(self, name: str, *, at: datetime) -> Token:
        """Let the token of this name open nothing from now on.

        Raises:
            NotFound: If no token in use has that name.
        """
        with writing(self._engine, self._name) as connection:
            found = connection.execute(select(*_TOLD).where(tokens.c.name == name, _is_in_use())).first()
            if found is None:
                raise NotFound(f"there is no token of the name {name!r} in use", "see `readout token list`")
            connection.execute(update(tokens).where(tokens.c.id == found.id).values(withdrawn_at=at))
            return _token(connection.execute(select(*_TOLD).where(tokens.c.id == found.id)).one())

    def all(self) -> tuple[Token, ...]:
        """Every token that there is or was, the oldest first, those of one moment by name."""
        with reading(self._engine, self._name) as connection:
            return tuple(map(_token, connection.execute(select(*_TOLD).order_by(tokens.c.made_at, tokens.c.name, tokens.c.id))))

    def is_any(self) -> bool:
        """Whether any token is in use."""
        with reading(self._engine, self._name) as connection:
            return bool(connection.execute(select(exists().where(_is_in_use()))).scalar())

    def find(self, secret: str) -> Token | None:
        """The token that this is, if it is in use. One look into an index, whatever number there is of them."""
        return self._find(tokens.c.digest, digest_of(secret))

    def find_login(self, login: str) -> Token | None:
        """The token that this login, as of `readout.model.token.login_of`, stands for, if it is in use; as cheaply."""
        return self._find(tokens.c.login_digest, digest_of(login))

    def use(self, token_id: str, day: date) -> None:
        """Note that somebody came in with a token on a day."""
        is_news = tokens.c.used_on.is_(None) | (tokens.c.used_on < day)
        with writing(self._engine, self._name) as connection:
            connection.execute(update(tokens).where(tokens.c.id == token_id, is_news).values(used_on=day))

    def _find(self, column: Column[str], digest: str) -> Token | None:
        # What an index gives away by its time is how much of a SHA-256 fits, from which no token follows; what is found is compared whole.
        with reading(self._engine, self._name) as connection:
            found = connection.execute(select(column.label("kept"), *_TOLD).where(column == digest, _is_in_use())).first()
        return _token(found) if found and hmac.compare_digest(found.kept, digest) else None


def _is_in_use() -> Any:
    return tokens.c.withdrawn_at.is_(None)


def _token(row: Any) -> Token:
    return Token(
        id=row.id,
        name=row.name,
        made_at=row.made_at,
        is_read_only=row.is_read_only,
        used_on=row.used_on,
        withdrawn_at=row.withdrawn_at,
    )
