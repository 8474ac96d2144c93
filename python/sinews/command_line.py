"""The command `sinews`, as the package installs it."""

from __future__ import annotations

import signal
import sys


def main(arguments: list[str] | None = None) -> int:
    """Runs a command line (default: the process's) and returns its exit code."""
    # The engine watches Ctrl-C itself where work is long; elsewhere it ends the program, as in any command.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from sinews import _engine

    sys.stdout.flush()
    return _engine.run_program(["sinews", *(sys.argv[1:] if arguments is None else arguments)])


if __name__ == "__main__":
    sys.exit(main())
