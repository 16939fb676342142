"""Measuring the portal: what it costs and what it weighs, written to ``reports/`` as plain figures."""
