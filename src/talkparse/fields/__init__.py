"""Fields: what the parts of a header spell, as typed values."""
