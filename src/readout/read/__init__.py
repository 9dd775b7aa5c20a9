"""Bytes to articles: files, folders, HTML, JSON Lines; outlets.

Shape of the room: `read_inputs(inputs, ...) -> Iterator[Article | Skipped]`.
"""
