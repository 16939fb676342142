"""Looking for garbage less often, where much is loaded that stays."""

import gc


def search_less() -> None:
    """Leave what is loaded out of the search, and search seldom: it took a fourth of migrations."""
    gc.freeze()
    gc.set_threshold(200_000, 20, 50)
