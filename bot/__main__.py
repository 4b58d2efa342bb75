"""`python -m bot` is `linli`."""

import sys

from bot.cli import main

sys.exit(main())
