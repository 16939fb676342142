"""Open data: what the site publishes of its entries for programs and spreadsheets."""
