"""Knowledge items: documents, books, videos and sites that help with a trade, with their licence."""
