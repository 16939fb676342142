"""What `make` does before there is a virtual environment: standard library only."""
