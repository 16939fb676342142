"""The toolchain: what a stranger meets before the first page."""
