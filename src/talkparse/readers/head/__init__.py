"""The head of a page, as lines: title, status, introduction, boxes, lists; the same for dumps and saved pages."""
