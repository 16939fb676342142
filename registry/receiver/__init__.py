"""A reference receiver: a registry at the other end that really keeps what the portal tells it.

It has a database of its own and needs neither Django nor the portal's settings.
"""
