"""`python -m outreach.sandbox`: the sandbox without the rest of the program."""

import argparse
import sys
from pathlib import Path

from outreach.sandbox.main import Options, run


def _options(arguments: list[str]) -> Options:
    parser = argparse.ArgumentParser(prog="python -m outreach.sandbox", description=__doc__)
    parser.add_argument("--port", type=int, required=True, help="HTTP port; 0 takes a free one")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--smtp-port", type=int, help="also run a mailbox over SMTP; 0 takes a free port")
    parser.add_argument("--inbound-url", help="where texts from phones are posted")
    parser.add_argument("--account-sid", help="admit only this account (with --auth-token)")
    parser.add_argument("--auth-token", help="the token of --account-sid")
    parser.add_argument("--clock-file", type=Path, help="8 bytes: message time, int64 µs since the epoch")
    return Options(**vars(parser.parse_args(arguments)))


if __name__ == "__main__":
    try:
        run(_options(sys.argv[1:]))
    except (OSError, ValueError) as error:
        sys.exit(f"sandbox: {error}")
