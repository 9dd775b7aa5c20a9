"""Records in SQLite and PostgreSQL. SQL is written in this room only.

A `Store` is opened at an address. Its `View` reads, from one snapshot; its `Writer` adds articles one by one and stories as wholes.
Articles, statements and rulings are added and never changed: the database itself refuses. Stories, claims and what is searched follow
from them and can be made anew.
"""
