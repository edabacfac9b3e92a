"""`python -m reframe` is the same as `reframe`."""

from __future__ import annotations

import sys

from reframe.cli import main

if __name__ == "__main__":
    sys.exit(main())
