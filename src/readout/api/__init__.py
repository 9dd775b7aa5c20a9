"""Readout as one object, with one method for each command."""

from __future__ import annotations

from readout.api.desk import Desk
from readout.api.looking import Looking
from readout.api.serving import Serving
from readout.api.stages import Stages
from readout.api.upkeep import Check, Upkeep

__all__ = ["Check", "Readout"]


class Readout(Stages, Desk, Looking, Serving, Upkeep):
    """The main job and its stages, and the store. Models are loaded on first use and kept, so make one and use it often.

    In a `with` statement it closes the stores that it opened. It may be shared between threads for reading.

    Args:
        settings: What the user set; defaults if left out.
    """
