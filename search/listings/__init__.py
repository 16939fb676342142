"""A listing as a template shows it: a bound GET form and what was found."""

from search.listings.addresses import Address
from search.listings.context import listing_context
from search.listings.reading import given_query
from search.listings.showing import Empty, Listing, of_request, read

__all__ = ["Address", "Empty", "Listing", "given_query", "listing_context", "of_request", "read"]
