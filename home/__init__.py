"""The front page, standard pages and navigation."""
