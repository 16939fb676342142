"""What a course of the demonstration says to parents (S1-19), where young people may come."""

from collections.abc import Mapping

from home.demonstration.shapes import DemoCourse

_YOUNG = frozenset({"out_of_school_youth", "students_non_continuing"})
_HOME_BY = {"we": "เลิกบ่ายสามโมง", "wd": "เลิกบ่ายสามโมง", "ev": "เลิกสองทุ่มครึ่ง ควรมีคนไปรับ"}


def words_for_parents(course: DemoCourse, unit: str) -> Mapping[str, str]:
    """Return the fields for parents, or nothing for a course that only grown-ups take."""
    if not course.for_parents and not _YOUNG & set(course.target_groups):
        return {}
    allowance = (
        f"มีค่าเดินทางให้คนละ {course.allowance_baht} บาทตลอดหลักสูตร รับที่ {unit}"
        if course.allowance_baht
        else f"ไม่มีค่าเดินทางให้ บ้านไกลให้ถาม {unit} ว่ามีรถรับส่งหรือไม่"
    )
    return {
        "parents_travel": f"เรียนที่ {unit} ในตัวอำเภอ {_HOME_BY[course.days]}",
        "parents_safety": f"ครูของ {unit} อยู่ด้วยทุกชั่วโมง และสอนความปลอดภัยก่อนจับเครื่องมือ",
        "parents_allowance": allowance,
        "parents_contact": f"โทรหาครูที่ {unit} ได้ทุกวันทำการ ขอดูห้องเรียนก่อนได้",
    }
