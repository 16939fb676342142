"""Unpacks a browser package: `unpack_brotli.py FROM TO`; run in the tests' environment."""

import io
import sys
import tarfile
from pathlib import Path

import brotli

SAFELY = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}  # from 3.11.4 on

source, target = Path(sys.argv[1]), Path(sys.argv[2])
(target / "chromium").write_bytes(brotli.decompress((source / "chromium.br").read_bytes()))
for archive in source.glob("*.tar.br"):
    content = brotli.decompress(archive.read_bytes())
    with tarfile.open(fileobj=io.BytesIO(content)) as parts:
        parts.extractall(target, **SAFELY)  # noqa: S202 - its hash is in our lock
