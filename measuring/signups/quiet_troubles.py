"""The registry down, slow, failing, deaf or late; mail and search away; no room on the disk."""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence

from measuring.signups.far_side import FAULTS, FarLine, Receiver
from measuring.signups.restarting import restarted
from measuring.signups.siege import Row
from measuring.signups.stand import Stand
from measuring.signups.visitors import Visitor, made_up_name, new_key

#: A disk's size (one file of the database's journal), and what is free on it, in bytes.
ROOM, LITTLE = 16 * 1024 * 1024, 64 * 1024


def quiet_troubles(stand: Stand, receiver: Receiver, line: FarLine) -> list[Row]:
    found: list[Row] = []
    for fault in FAULTS:
        run = stand.open_runs(1, capacity=1_000, waiting_limit=0)[0]
        stand.hands.do("happen", run=run["pk"], number=6)
        line.fault = fault
        # An hour goes by on the worker's clock, five minutes at a time.
        still = stand.hands.do("deliver", hours=1, step_minutes=12)["left"]
        line.fault = ""
        time.sleep(2.0)  # what was late arrives after what is newer
        stand.hands.do("deliver", hours=72)
        mine = {(uid, version) for uid, version, *_ in stand.hands.do("versions")["rows"]}
        found.append(
            (f"{fault}_receiver_differs", len(mine ^ receiver.kept()), "", "receiver_differs")
        )
        found.append((f"{fault}_waited", still, "messages", "no_must"))
        found.append((f"{fault}_requests_spoilt", line.spoilt[fault], "", "no_must"))
    counted = receiver.counted()
    found.append(("faults_duplicates", counted["duplicates"], "", ""))
    found.append(("faults_stale", counted["stale"], "", "no_must"))
    found.append(("faults_applied_twice", counted["twice"], "", "applied_twice"))
    found += asyncio.run(_everything_else_down(stand))
    found += asyncio.run(_disk_full(stand))
    return found


async def _everything_else_down(stand: Stand) -> list[Row]:
    """Mail, text messages, search engine and registry refuse every connection."""
    nowhere = "http://127.0.0.1:9"
    variables = {
        "PORTAL_EMAIL_URL": "smtp://127.0.0.1:9",
        "PORTAL_MESSAGES_URL": nowhere,
        "PORTAL_MESSAGES_TOKEN": "nobody-listens",
        "PORTAL_ELASTICSEARCH_URLS": nowhere,
        "PORTAL_REGISTRY_URL": f"{nowhere}/signups",
    }
    run = stand.open_runs(1, capacity=100, waiting_limit=0)[0]
    with stand.served(variables=variables) as server:
        people = [Visitor(5_000 + number, server.origin) for number in range(20)]
        for one in people:
            await one.open_form(run["path"])
            one.line.close()  # a server hangs up on whoever is silent for long
        await asyncio.sleep(4)
        # Each reads the receipt at once: a line that waits until all have sent may be hung up on.
        answers, pages = [], []
        for one in people:
            answers.append(await one.send())
            pages.append(await one.get(answers[-1].headers.get("location", "/")))
    wrong = sum(one.receipt is None for one in answers) + sum(page.status != 200 for page in pages)
    slowest = max(one.seconds for one in answers)
    return [
        ("all_else_down_wrong_pages", wrong, "", "wrong_pages"),
        ("all_else_down_slowest", slowest, "s", "no_must"),
    ]


async def _disk_full(stand: Stand) -> list[Row]:
    """Sign up until there is no room: a clear page with all that was typed, and nothing half."""
    run = stand.open_runs(1, capacity=100_000, waiting_limit=0)[0]
    if stand.postgres is None:
        most = stand.hands.do("pages")["pages"] + 3
        options = {
            "application": "measuring.signups.full_disk:application",
            "variables": {"MEASURE_MOST_PAGES": str(most)},
        }
    else:
        # What the kills left may weigh more already; a file that is too large cannot be opened.
        filled = stand.hands.do("fill_outbox", up_to=ROOM - LITTLE)["bytes"]
        restarted(stand.postgres, most=max(ROOM, filled + LITTLE))
        stand.begin_hands()
        options = {}
    refused: list[Visitor] = []
    counted: Counter[str] = Counter()
    with stand.served(**options) as server:
        pattern = Visitor(0, server.origin)
        await pattern.open_form(run["path"])
        await asyncio.sleep(4)
        for number in range(400):
            one = Visitor(9_000 + number, server.origin)
            one.path, one.cookies = pattern.path, pattern.cookies
            one.fields = {**pattern.fields, "submission_key": new_key()}
            answer = await one.send()
            one.line.close()
            if answer.receipt is not None:
                counted["taken"] += 1
                continue
            clear = answer.status == 503 and made_up_name(one.number) in answer.text
            counted["clear" if clear else f"unclear {answer.status}"] += 1
            refused.append(one)
            if len(refused) >= 10:
                break
    if stand.postgres is not None:
        restarted(stand.postgres, most=None)
    stand.begin_hands()
    kept = len(stand.hands.do("state_of", run=run["pk"])["people"])
    half = abs(kept - counted["taken"]) + stand.hands.do("orphans")["number"]
    later = await _later(stand, refused)
    return [
        ("disk_full_taken_before", counted["taken"], "", "no_must"),
        ("disk_full_refused", len(refused), "", "disk_refused"),
        ("disk_full_wrong_pages", len(refused) - counted["clear"], "", "wrong_pages"),
        ("disk_full_half_written", half, "", "half_written"),
        ("disk_full_lost_later", len(refused) - later, "", "acknowledged_lost"),
        ("disk_full_breaches", stand.hands.do("breaches")["number"], "", "breaches"),
    ]


async def _later(stand: Stand, refused: Sequence[Visitor]) -> int:
    """When there is room again the same forms are taken."""
    taken = 0
    with stand.served() as server:
        for one in refused:
            again = Visitor(one.number, server.origin)
            again.path, again.cookies, again.fields = one.path, one.cookies, one.fields
            taken += (await again.send()).receipt is not None
    return taken
