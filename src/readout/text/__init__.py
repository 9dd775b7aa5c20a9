"""Pure string work: layout, sentences, dates, numbers, shingles. Knows no article, no file and no model."""
