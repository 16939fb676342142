"""What must reach the outside: a table, leases, order, retry, dead letters."""
