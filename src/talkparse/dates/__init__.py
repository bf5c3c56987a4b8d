"""Dates: what the page prints of them, the instants that ages allow, and when the page was captured."""
