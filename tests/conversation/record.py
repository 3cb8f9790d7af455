"""Writes what really follows into the transcripts named; then read the change.

`python -m tests.conversation.record FILE…`
"""

import sys
import tempfile
from pathlib import Path

from tests.conversation.transcript import record

if __name__ == "__main__":
    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder:
            text = record(Path(name), Path(folder))
        Path(name).write_text(text, encoding="utf-8")
