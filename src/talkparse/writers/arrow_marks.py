"""How a Parquet file of talkparse's is known, for those who look at files and may have no pyarrow."""

from __future__ import annotations

from typing import Final

MARK: Final = b"talkparse"
"""A key of the schema's metadata; its values are the next two, with the version of the schema."""
PAGES: Final = b"pages 1"
ROWS: Final = b"rows 1"
