"""Saved pages: from the tree that lxml builds to comments and the lines of the head."""
