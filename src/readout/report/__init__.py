"""The views and their renderings: JSON, terminal text, Markdown, one self-contained page."""
