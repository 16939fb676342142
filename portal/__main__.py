"""`python -m portal`: the portal's own command line."""

import sys

from portal.command_line import main

sys.exit(main())
