"""The forms of the catalogue: course and centre pages in the admin, and runs."""
