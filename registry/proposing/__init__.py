"""How the public form of a proposal works: what it is about, what came, how it is judged, shown."""
