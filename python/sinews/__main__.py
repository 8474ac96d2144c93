import sys

from sinews.command_line import main

sys.exit(main())
