"""``python -m talkparse``: the command line."""

from __future__ import annotations

import sys

from talkparse.cli import main

sys.exit(main())
