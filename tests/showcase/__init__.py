"""Tests of the showcase."""
