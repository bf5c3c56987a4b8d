"""Text dumps: from lines to marks, whichever extractor printed them."""
