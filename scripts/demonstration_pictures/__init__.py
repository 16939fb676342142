"""The demonstration's pictures: flat scenes in the portal's dyes, no photograph, nobody in them."""
