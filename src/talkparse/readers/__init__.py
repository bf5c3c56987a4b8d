"""Readers: one per form in which pages come. They know how a page was flattened; what they give is alike."""
