"""Stories of best practice for tests.

story = make_practice(tree["s470401"])      # complete, published, without pictures
"""

from wagtail.models import Workflow, WorkflowTask

from catalogue.models import PolicyReference
from home.models import HomePage
from portal.users.enums import Role
from portal.users.models import UnitApprovalTask
from showcase.models import BestPracticePage, PracticeIndexPage, PracticePolicy
from showcase.practice.workflow import CHECK_NAME, EDIT_NAME, NAME

#: Each step, and the role that decides it; the district's director may decide both.
STEPS = ((CHECK_NAME, Role.DISTRICT_OFFICER), (EDIT_NAME, Role.EDITOR))
FOUR_C = {
    "coordination": "มอบหมายผู้รับผิดชอบ ให้ทุกฝ่ายทำงานตรงกัน",
    "cooperation": "ทุกคนเต็มใจช่วยกัน",
    "collaboration": "ทำงานร่วมกันตั้งแต่สองกลุ่มขึ้นไป",
    "participation": "สมาชิกทุกคนมีส่วนร่วม",
}


def practice_facts(**fields):
    """Return what a complete story says, unless a field says otherwise."""
    return {
        "title": "ทำหม้อครามให้อยู่ได้ทั้งปีในบ้านหลังเล็ก",
        "title_en": "Keeping an indigo vat alive all year in a small house",
        "summary": "หม้อครามเล็ก 20 ลิตร วางในบ้าน จดดูแลวันละ 2 ครั้ง รอดทั้งปี",
        "summary_en": "A small vat indoors, cared for twice a day, lives all year.",
        "occupational_group": "creative",
        "topics": ["teaching", "wisdom"],
        "evaluation_year": 2569,
        "problem": "หม้อครามตายในหน้าหนาว",
        "method": "ใช้หม้อเล็ก 20 ลิตร",
        "outcome": "หม้อรอดทั้งปี 17 จาก 20 บ้าน",
        "cost": "หม้อละ 850 บาท",
        "background": [
            (
                "paragraph",
                "<p>ปี 2567 เราสอนย้อมคราม 3 รุ่น รวม 54 คน</p><p>เราไปถาม<b>ทีละบ้าน</b></p>"
                "<ul><li>หม้อใหญ่ยกไม่ไหว</li><li>วางนอกบ้านแล้วหนาว</li></ul>",
            ),
            ("points", ["น้ำพริกเผา ช่วยทำน้ำปลา", "ฝั่งป้าฟ้าปิ่นญี่ปุ่น"]),
            ("quote", {"text": "หม้อเล็กยกคนเดียวไหว", "who": "ผู้เรียนรุ่นที่ 2"}),
        ],
        "steps": [
            (
                "step",
                {
                    "title": "ประชุมวางแผน",
                    "text": "นัดคุยที่ศาลากลางบ้าน\nแบ่งงานกัน",
                    "points": ["สำรวจข้อมูลท้องถิ่น", "เตรียมสถานที่"],
                },
            ),
            ("four_c", FOUR_C),
            ("step", {"title": "นิเทศ ติดตาม", "text": "ไปเยี่ยมทุกเดือน", "points": []}),
        ],
        "successes": [
            ("figure", {"term": "หม้อที่อยู่ครบปี", "value": "17 จาก 20 หม้อ", "source": "สมุดดูแลหม้อ"}),
            ("success", "ชุมชนเข้มแข็ง ทำเองได้จริง"),
            ("success", "มีรายได้จากการจำหน่าย"),
        ],
        "awards": [("award", {"name": "ผ้าครามขายในชุมชน", "kind": "product", "year": None})],
        "cautions": [("caution", "ครูควรเป็นคนที่อยู่ประจำในพื้นที่")],
        "references": [("reference", {"text": "สมุดดูแลหม้อ 20 เล่ม", "url": ""})],
        "credits": [
            ("credit", {"part": "author", "position": "ครู สกร.ระดับตำบล"}),
            ("credit", {"part": "verifier", "position": "ผู้อำนวยการ สกร.ระดับอำเภอ"}),
            ("credit", {"part": "verifier", "position": "ครู สกร.ระดับตำบล"}),
            ("credit", {"part": "editor", "position": "ผู้อำนวยการ สกร.ระดับอำเภอ"}),
        ],
        "picture_word": "pot",
        **fields,
    }


def make_practice(centre, *, live=True, policies=True, **fields):
    """Add a story below a centre's page, complete unless a field says otherwise."""
    page = BestPracticePage(live=live, **practice_facts(**fields))
    if policies:
        page.policies.set(
            [
                PracticePolicy(
                    sort_order=0,
                    reference=PolicyReference.objects.get(code="national-strategy-competitiveness"),
                    item="ข้อ 2.1",
                    excerpt="เร่งปรับหลักสูตรการจัดการศึกษาอาชีพ",
                ),
                PracticePolicy(
                    sort_order=1,
                    reference=PolicyReference.objects.get(code="quality-continuing-1-2"),
                ),
            ]
        )
    parent = type(centre).objects.get(pk=centre.pk)
    return parent.add_child(instance=page)


def practice_index():
    """Return the page behind the listing of stories, made where it is missing."""
    return PracticeIndexPage.objects.first() or HomePage.objects.get().add_child(
        instance=PracticeIndexPage(
            title="ความรู้จากครู", title_en="Know-how from teachers", slug="practice"
        )
    )


def ensure_practice_workflow():
    """Make the two steps and their workflow where an emptied table lost the migration's."""
    workflow, _made = Workflow.objects.get_or_create(name=NAME, defaults={"active": True})
    for number, (name, role) in enumerate(STEPS):
        task, _made = UnitApprovalTask.objects.get_or_create(
            name=name, defaults={"role": role, "active": True}
        )
        WorkflowTask.objects.get_or_create(
            workflow=workflow, task=task, defaults={"sort_order": number}
        )
    return workflow
