"""Judging costs: against a budget, and against themselves when rows are added."""


def hold_to(cost, address, most):
    """Fail when an address takes more statements than it may, and list them."""
    statements = cost(address)
    listed = "\n".join(f"{number}. {sql[:400]}" for number, sql in enumerate(statements, 1))
    assert len(statements) <= most, f"{address}: {len(statements)} > {most}\n{listed}"


def prove_flat(cost, addresses, add, rows=(1, 5, 50)):
    """Add rows, the first with number 0; fail when more of them make a page cost more statements.

    Pages that show the same rows are proved together: writing these takes longer than the pages.
    """
    addresses = [addresses] if isinstance(addresses, str) else addresses
    costs, there = {address: {} for address in addresses}, 0
    for count in rows:
        for number in range(there, count):
            add(number)
        there = count
        for address in addresses:
            costs[address][count] = cost(address)
    for address, of_address in costs.items():
        counts = {count: len(statements) for count, statements in of_address.items()}
        assert len(set(counts.values())) == 1, f"{address} costs {counts}:\n{new_in(of_address)}"


def new_in(costs):
    """List the statements of the dearest page that the cheapest does not have."""
    ordered = sorted(costs.values(), key=len)
    known = {_shape(sql) for sql in ordered[0]}
    new = [sql for sql in ordered[-1] if _shape(sql) not in known] or ordered[-1]
    return "\n".join(sql[:300] for sql in new)


def _shape(sql):
    return sql.split(" WHERE ")[0]
