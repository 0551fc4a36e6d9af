"""The parse of a text: spaCy's pipeline, made faster without another outcome, its regular mistakes mended, and what is read of it as plain data."""
