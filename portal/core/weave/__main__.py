"""Writes the patterns that are files: ``python -m portal.core.weave``."""

from portal.core.weave.patterns import main

if __name__ == "__main__":
    main()
