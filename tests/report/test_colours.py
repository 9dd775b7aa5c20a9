"""Text on the page can be read: WCAG AA asks for a contrast of 4.5."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

CSS = files("readout.report").joinpath("templates", "page.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block)) for block in re.findall(r":root \{(.*?)\}", CSS.replace("\n", " "))[:2]
)
PAIRS = [(text, ground) for text in ("ink", "soft", "link", "good", "thin", "bad") for ground in ("paper", "sheet")]
PAIRS += [("ink", "mark"), ("link", "mark"), ("soft", "mark"), ("target-ink", "target"), ("link", "wash")]


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_every_colour_of_text_stands_out_from_its_ground(scheme: dict[str, str], text: str, ground: str) -> None:
    light, dark = sorted((luminance(scheme[text]), luminance(scheme[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
