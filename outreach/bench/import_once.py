"""`python -m outreach.bench.import_once FILE`: an import alone in its process, so that memory is its own."""

import sys
from pathlib import Path

import django

if __name__ == "__main__":
    django.setup()
    from outreach.bench.importing import import_twice  # the models load only once Django is ready

    import_twice(Path(sys.argv[1]))
