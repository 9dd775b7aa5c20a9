"""Readout reads many reports of one happening and sets side by side who said what, on whose word, and where they differ."""

__version__ = "0.1.0"
