"""The nouns: frozen records without input or output, on the standard library alone."""
