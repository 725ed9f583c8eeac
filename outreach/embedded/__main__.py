"""`python -m outreach.embedded var`: stop the servers that a killed command left behind."""

import sys
from pathlib import Path

from outreach.embedded.services import stop_unused


def main() -> None:
    """Stop what nobody uses in this directory and in those right below it."""
    var = Path(sys.argv[1])
    for home in (var, *sorted(path for path in var.glob("*") if (path / "services.lock").exists())):
        if (home / "services.lock").exists() and not stop_unused(home):
            sys.exit(f"{home} is in use: stop that command first")


if __name__ == "__main__":
    main()
