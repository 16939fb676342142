"""Elasticsearch as an engine. Its query language and its client are spoken here and nowhere else but
in ``search.indexing``. Only ``configuration`` is cheap to import: the client costs time.
"""
