"""The process that sets one PDF: an order as JSON on stdin, the file where it says, a line of JSON on stdout."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from plenary.press.print_pdf import from_plain, printed
from plenary.press.typesetting import TEMPLATES, PrintFailedError, typeset

GENTLE = 5  # a printing job gives way to the server that started it


def main() -> int:
    """Exit status 0, or 1 with the reason as the last line of stderr."""
    if hasattr(os, "nice"):
        os.nice(GENTLE)
    order = json.load(sys.stdin)
    try:
        # A paper comes laid already: a document and the name of the template that reads it.
        laid = "document" in order
        made = (
            typeset(order["document"], TEMPLATES / order["template"])
            if laid
            else printed(from_plain(order["compiled"]))
        )
    except PrintFailedError as error:
        print(error, file=sys.stderr)
        return 1
    Path(order["path"]).write_bytes(made.data)
    json.dump({"size": len(made.data), "replaced": made.replaced}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
