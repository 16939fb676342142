"""Tests of open data: API, files, feeds, sitemap."""
