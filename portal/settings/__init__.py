"""Settings by where the portal runs: base is safe anywhere, dev and test relax, production demands."""
