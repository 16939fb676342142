"""The search of Wagtail's admin (explorer, choosers, pictures, documents) with our Thai analysis.

Named in ``WAGTAILSEARCH_BACKENDS``. Whatever model says that it is indexed is stored by our tokens,
and whatever an officer types is cut by the same function; the rest is Wagtail's own search.
"""
