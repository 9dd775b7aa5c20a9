"""What the invented comparison of `tests/report` looks like in every rendering."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "report"))

from invented import make_comparison
from readout.report.assembly import view_comparison
from readout.report.markdown import render_markdown
from readout.report.terminal import plain, render_terminal

__all__ = ["renderings"]


def renderings() -> dict[Path, str]:
    """The text of each rendering, by the golden file that holds it."""
    view = view_comparison(make_comparison())
    folder = Path(__file__).parent
    return {
        folder / "canal.txt": plain(render_terminal(view)),
        folder / "canal-all.txt": plain(render_terminal(view, show_all=True)),
        folder / "canal.md": render_markdown(view),
    }
