"""Posts: from the marks of a reader to posts whose text, preview and buttons are decided."""
