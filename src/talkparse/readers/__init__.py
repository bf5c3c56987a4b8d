"""Readers: how a page was flattened, undone; after them text and HTML look the same."""
