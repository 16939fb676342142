"""`make import-courses`: 1,000 courses from a spreadsheet, once as it is and once killed half-way."""

import json
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from measuring import portal_server
from measuring.own_commands import Env, said, timed
from measuring.report import ROOT, figure, publish

ROWS = 1_000
_GLANCE = 0.2
_PATIENCE = 120.0
_ME = "measuring.import_courses"


def measure() -> int:
    """Measure on a portal with all units; return 1 when a must is missed."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "portal"
        data.mkdir()
        env = portal_server.environment_of(data)
        for words in (["migrate", "--no-input"], ["make_site"], ["load_places"]):
            timed(env, "django", *words)
        first, second, wrong = (str(data / f"{name}.xlsx") for name in ("first", "second", "wrong"))
        made = said(env, _ME, "write", first, second, wrong)
        judged = timed(env, "django", "import_courses", first, "--as", made["name"], "--check")
        before = _cpu_of_children()
        seconds = timed(env, "django", "import_courses", first, "--as", made["name"])
        cpu = _cpu_of_children() - before
        one = said(env, _ME, "count", "1")
        killed_at = _kill_half_way(env, second, made["name"])
        timed(env, "django", "import_courses", "--resume", str(made["jobs"] + 3))
        two = said(env, _ME, "count", "2")
        checked = _checked(env, wrong, made["name"])
    return publish(
        "import-courses",
        "make import-courses",
        [
            figure("import_courses", "rows", ROWS, "rows"),
            figure("import_courses", "judge_seconds", round(judged, 1), "s"),
            figure("import_courses", "import_seconds", round(seconds, 1), "s"),
            figure("import_courses", "import_cpu_seconds", round(cpu, 1), "s"),
            figure("import_courses", "lost", one["lost"], "rows"),
            figure("import_courses", "doubled", one["doubled"], "rows"),
            figure("import_courses", "killed_after", killed_at, "rows"),
            figure("import_courses", "killed_lost", two["lost"], "rows"),
            figure("import_courses", "killed_doubled", two["doubled"], "rows"),
            figure("import_courses", "wrong_rows_unnamed", checked, "rows"),
        ],
    )


def _cpu_of_children() -> float:
    """Return the processor's seconds of all programs that ended: busy neighbours do not count."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _kill_half_way(env: Env, file: str, name: str) -> int:
    """Begin an import, kill it when about half is done; return how many rows were."""
    process = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "django", "import_courses", file, "--as", name],
        cwd=ROOT,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + _PATIENCE
    done = 0
    while done < ROWS // 2 and process.poll() is None and time.monotonic() < deadline:
        time.sleep(_GLANCE)
        done = int(said(env, _ME, "count", "2")["imported"])
    process.send_signal(signal.SIGKILL)
    process.wait()
    return int(said(env, _ME, "count", "2")["imported"])


def _checked(env: Env, file: str, name: str) -> int:
    """Judge a file in which every row is wrong; return how many rows nothing was said of."""
    from measuring.own_commands import run

    words = run(env, "django", "import_courses", file, "--as", name, "--check")
    named = {line.split()[1] for line in words.splitlines() if line.startswith("หลักสูตร ")}
    return ROWS - len(named)


def write(first: str, second: str, wrong: str) -> Mapping[str, object]:
    """Write the spreadsheets: two of right rows in all districts, one of wrong rows."""
    from django.contrib.auth import get_user_model

    from catalogue.imports.workbook import write_template
    from catalogue.models import ImportJob
    from portal.places.models import OrgUnit
    from portal.users.enums import Role
    from portal.users.models import RoleAssignment
    from portal.users.services import ensure_workflows

    ensure_workflows()
    department = OrgUnit.objects.get(code="dole")
    user = get_user_model()._default_manager.create_user("importer", password=None)
    RoleAssignment.objects.create(
        user=user, role=Role.DEPARTMENT_OFFICER, unit=department, starts_on="2020-01-01"
    )
    codes = list(
        OrgUnit.objects.centres().filter(subdistrict=None, district__isnull=False)
        .order_by("path").values_list("code", flat=True)
    )  # fmt: skip
    for number, path in enumerate((first, second, wrong), start=1):
        rows = [_row(f"ชุดที่ {number}", at, codes[at % len(codes)]) for at in range(ROWS)]
        if path == wrong:
            rows = [{**row, "hours": 0} for row in rows]
        with Path(path).open("wb") as out:
            write_template(out, rows={"courses": rows})
    return {"name": user.username, "jobs": ImportJob.objects.count()}


def _row(series: str, number: int, unit: str) -> dict[str, object]:
    return {
        "ref": f"A{number}",
        "unit": unit,
        "title": f"หลักสูตรทดสอบ{series} เรื่องที่ {number}",
        "summary": f"ทำเรื่องที่ {number} ได้เองตั้งแต่ต้นจนจบ",
        "group": "ความคิดสร้างสรรค์",
        "hours": 30,
        "fee": 0,
        "outcomes": "ทำขั้นที่หนึ่งได้\nทำขั้นที่สองได้\nทำขั้นที่สามได้",
        "topics": "ขั้นที่หนึ่ง | 10\nขั้นที่สองและสาม | 20",
        "audience": f"คนที่อยากเรียนเรื่องที่ {number}",
    }


def count(series: str) -> Mapping[str, int]:
    """Count the courses of a series: imported, lost and doubled."""
    from catalogue.models import CoursePage

    titles = list(
        CoursePage.objects.filter(title__startswith=f"หลักสูตรทดสอบชุดที่ {series} ").values_list(
            "title", flat=True
        )
    )
    distinct = len(set(titles))
    return {
        "imported": len(titles),
        "lost": ROWS - distinct,
        "doubled": len(titles) - distinct,
    }


if __name__ == "__main__":
    import django

    django.setup()
    answer = write(*sys.argv[2:]) if sys.argv[1] == "write" else count(sys.argv[2])
    sys.stdout.write(json.dumps(answer) + "\n")
