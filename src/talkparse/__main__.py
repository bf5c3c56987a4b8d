"""``python -m talkparse``: the command line."""

from __future__ import annotations

import sys

from talkparse.cli import main

if __name__ == "__main__":  # processes of --jobs import it too
    sys.exit(main())
