"""A limit for what is asked with every letter typed: counted in the cache, not in the database.

Rougher than `portal.core.rate_limit` (without a shared cache each process counts for itself), and
without a write for each try.
"""

import logging
import time

from django.core.cache import cache
from django.utils.crypto import salted_hmac

log = logging.getLogger(__name__)


def wait_seconds(purpose: str, who: str, *, most: int, seconds: int = 60) -> int:
    """Count one try of `who`; return 0, or how many seconds to wait when there were too many.

    When the cache cannot answer, the try is allowed.
    """
    now = time.time()
    window = int(now // seconds)
    token = salted_hmac("portal.core.quick_limit", f"{purpose}\n{who}", algorithm="sha256")
    key = f"limit:{token.hexdigest()[:32]}:{window}"
    try:
        cache.add(key, 0, 2 * seconds)
        tries = cache.incr(key)
    except ValueError:
        # Pushed out between the two: a cache under pressure counts nobody out.
        return 0
    except Exception as error:  # noqa: BLE001  whatever a backend raises, the answer goes out
        log.warning("quick limit unavailable", extra={"error": type(error).__name__})
        return 0
    return max(1, round((window + 1) * seconds - now)) if tries > most else 0
