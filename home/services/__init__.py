"""What changes pages and settings of the home room."""
