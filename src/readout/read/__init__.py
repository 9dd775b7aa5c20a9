"""Bytes to articles: files, folders, HTML, JSON Lines; outlets.

Shape of the room: `readout.read.inputs.read_inputs(inputs, *, stdin, settings) -> Iterator[Article | Skipped]`.
"""
