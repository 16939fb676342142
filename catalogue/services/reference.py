"""Reference data that the catalogue starts with; the central role may add to it."""

from catalogue.models import TargetGroup

#: Code, Thai name, English name, whether belonging to it is sensitive (S0 §1, §3 and others).
TARGET_GROUPS = (
    ("general", "ประชาชนทุกช่วงวัย", "People of every age", False),
    ("working_age", "กลุ่มวัยแรงงาน", "Working-age people", False),
    ("disabled", "กลุ่มผู้พิการ", "People with disabilities", True),
    ("elderly", "กลุ่มผู้สูงอายุ", "Older people", False),
    ("out_of_school_youth", "กลุ่มเยาวชนนอกระบบ", "Out-of-school youth", False),
    (
        "southern_border",
        "กลุ่มประชาชนบริเวณชายแดนภาคใต้",
        "Residents of the southern border area",
        False,
    ),
    (
        "eec",
        "กลุ่มประชาชนพื้นที่เขตพัฒนาพิเศษภาคตะวันออก",
        "Residents of the Eastern Economic Corridor",
        False,
    ),
    (
        "sez",
        "กลุ่มประชาชนจังหวัดที่เป็นพื้นที่เขตเศรษฐกิจพิเศษ",
        "Residents of special-economic-zone provinces",
        False,
    ),
    ("prisoners", "กลุ่มเป้าหมายในเรือนจำ", "Prison inmates", True),
    ("conscripts", "ทหารกองประจำการ", "Serving conscripts", False),
    ("welfare_card", "ผู้ถือบัตรสวัสดิการแห่งรัฐ", "State welfare card holders", True),
    (
        "disadvantaged",
        "ผู้พลาดและขาดโอกาส",
        "People who missed out on or lack opportunity (sub-district grass roots)",
        True,
    ),
    ("women", "สตรี", "Women", False),
    ("housewives_group", "กลุ่มแม่บ้าน", "Housewives group", False),
    ("unemployed", "กลุ่มผู้ว่างงาน", "Unemployed", False),
    (
        "students_non_continuing",
        "นักเรียนที่ไม่ได้เรียนต่อหลังจบการศึกษาภาคบังคับ",
        "Students not continuing after compulsory education",
        False,
    ),
)


def load() -> int:
    """Add target groups that are missing; names that somebody changed are left alone."""
    known = set(TargetGroup.objects.values_list("code", flat=True))
    missing = [
        TargetGroup(code=code, name_th=thai, name_en=english, is_sensitive=sensitive, sort_order=n)
        for n, (code, thai, english, sensitive) in enumerate(TARGET_GROUPS, start=1)
        if code not in known
    ]
    return len(TargetGroup.objects.bulk_create(missing))
