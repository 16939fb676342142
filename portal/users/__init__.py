"""Staff accounts and the roles they hold in organisation units."""
