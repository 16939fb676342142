"""Where things are: areas with official codes, organisation units, what is near."""
