"""`python -m measuring.signups.crashing_worker`: the worker of the outbox with traps."""

import django


def main() -> None:
    """Deliver until somebody ends us."""
    django.setup()
    from django.core.management import call_command

    from measuring.signups import trap
    from portal.outbox import services

    trap.after("claimed", services, "claim")
    trap.before("sent", services, "finish_done")
    trap.after("finished", services, "finish_done")
    call_command("outbox_worker", "--messages-only", "--poll=0.2")


if __name__ == "__main__":
    main()
