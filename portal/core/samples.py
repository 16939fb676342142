"""Sample values for the state sheet: every component in every state. Made up, all of it."""

from django import forms
from django.utils.safestring import mark_safe

from portal.core.parts import (
    Action,
    Badge,
    Banner,
    Card,
    Chip,
    Choice,
    Facet,
    Fact,
    Flyer,
    Knot,
    Link,
    Meta,
    Notice,
    Option,
    Pages,
    Picture,
    Place,
    RunBox,
    Select,
    Step,
    Tile,
)
from portal.core.picture_words import PictureWord
from portal.core.weave import GROUPS, HEMS, cloth

HERE = "#main"
GROUP_NAMES = {
    "agriculture": "เกษตรกรรม",
    "industry": "อุตสาหกรรม",
    "commerce": "พาณิชยกรรมและบริการ",
    "creative": "ความคิดสร้างสรรค์",
    "special": "อาชีพเฉพาะทาง",
}
BADGES = (
    ("open", "ว่าง 8 ที่"),
    ("few", "เหลือ 2 ที่"),
    ("waitlist", "เต็ม ลงชื่อสำรองได้"),
    ("soon", "เปิดรับ 1 ธ.ค. 2569"),
    ("full", "เต็มแล้ว"),
    ("closed", "ปิดรับแล้ว"),
    ("running", "กำลังเรียน"),
    ("finished", "เรียนจบแล้ว"),
    ("cancelled", "ยกเลิกรอบนี้"),
)
RUNS = (
    # state, heading, badge, taken, note, button, is it the main one
    ("open", "เปิดรับ", "ว่าง 8 จาก 20 ที่", 12, "สมัครได้ถึง 8 ธ.ค. 2569", "สมัครรอบนี้", True),
    ("few", "ใกล้เต็ม", "เหลือ 2 จาก 20 ที่", 18, "สมัครได้ถึง 8 ธ.ค. 2569", "สมัครรอบนี้", True),
    (
        "waitlist",
        "เต็ม มีคิวสำรอง",
        "เต็มแล้ว สำรอง 3 คน",
        20,
        "ถ้ามีคนยกเลิก เราโทรตามลำดับ",
        "ลงชื่อสำรอง",
        False,
    ),
    ("full", "เต็ม", "เต็มแล้ว", 20, "", "แจ้งอยากให้เปิดรอบใหม่", False),
    ("soon", "ยังไม่เปิดรับ", "เปิดรับ 1 ธ.ค. 2569", 0, "", "เพิ่มวันเปิดรับในปฏิทิน", False),
    ("closed", "ปิดรับ", "ปิดรับแล้ว", 20, "ปิดรับเมื่อ 8 ธ.ค. 2569", "ดูรอบอื่น", False),
    ("running", "กำลังเรียน", "กำลังเรียน", 19, "", "ดูรอบอื่น", False),
    ("finished", "จบแล้ว", "เรียนจบแล้ว", 0, "", "ดูรอบอื่น", False),
    ("cancelled", "ยกเลิก", "ยกเลิกรอบนี้", 0, "คนสมัครไม่ครบ 6 คน", "ดูหลักสูตรคล้ายกัน", False),
)
META = (
    Meta("pin", "สกร.ระดับอำเภอพรรณานิคม สกลนคร"),
    Meta("cal", "เริ่ม 12 ธ.ค. 2569", "2026-12-12"),
    Meta("hour", "30 ชั่วโมง 6 วัน · เสาร์–อาทิตย์"),
)
# Stands for a photo, so that its place is seen without an upload.
DOT = "/static/patterns/long-cloth.svg"


class SampleForm(forms.Form):
    """Fields in their states; sent by nobody."""

    name = forms.CharField(
        label="ชื่อและนามสกุล",
        help_text="เขียนเหมือนในบัตรประชาชน",
        widget=forms.TextInput(attrs={"class": "in", "autocomplete": "name"}),
    )
    telephone = forms.CharField(
        label="เบอร์โทรศัพท์มือถือ",
        widget=forms.TextInput(attrs={"class": "in", "type": "tel", "autocomplete": "tel"}),
    )
    line = forms.CharField(
        label="LINE ID", required=False, widget=forms.TextInput(attrs={"class": "in"})
    )
    work = forms.ChoiceField(
        label="อาชีพหลัก",
        choices=[("farm", "ทำนา ทำสวน"), ("trade", "ค้าขาย"), ("", "ไม่สะดวกตอบ")],
        widget=forms.RadioSelect,
    )


def sample_context() -> dict[str, object]:
    """All sample values of the sheet."""
    return {
        "breadcrumbs": [Link("หน้าแรก", "/"), Link("เรียนอาชีพ", HERE), Link("ชิ้นส่วน", HERE)],
        "badges": [Badge.of_state(state, text) for state, text in BADGES],
        "runs": runs(),
        "actions": [
            Action("ปุ่มหลัก", HERE, is_primary=True),
            Action("ปุ่มรอง", HERE, icon="print"),
            Action("สมัครรอบนี้", HERE, is_primary=True, about="รอบที่ 1"),
        ],
        "notices": [
            Notice("ข้อมูล: ศูนย์ปิดวันที่ 5 ธ.ค. 2569"),
            Notice("ยกเลิกการสมัครแล้ว คนสำรองจะได้ที่นั่งของคุณ", tone="ok"),
            Notice("เลื่อนวันเริ่มเรียนเป็น 19 ธ.ค. 2569", tone="warn"),
            Notice(
                "บอกศูนย์ใกล้บ้านว่าอยากเรียนอะไร",
                title="ยังไม่เจอที่อยากเรียนใช่ไหม",
                link=Link("แจ้งความต้องการเรียน", HERE),
            ),
        ],
        "cards": cards(),
        "goods": [
            Card(
                title="ผ้าพันคอย้อมคราม",
                url=HERE,
                group="creative",
                key=1,
                word="tiedye",
                price="390 บาท",
                price_unit="ผืน",
                summary="กลุ่มครามบ้านถ้ำเต่า สกลนคร",
            ),
            Card(
                title="น้ำพริกกุ้งแห้ง สูตรบ้านสวน",
                url=HERE,
                group="commerce",
                key=2,
                word="jar",
                price="65 บาท",
                price_unit="กระปุก",
                badge=Badge("off", "หมดชั่วคราว"),
            ),
        ],
        "groups": [
            Card(
                title=name,
                url=HERE,
                group=code,
                key=code,
                summary="เพาะเห็ด แปรรูป",
                note="214 หลักสูตร",
            )
            for code, name in GROUP_NAMES.items()
        ],
        "cloths": [(group, key) for group in GROUPS for key in _one_key_a_hem(group)],
        "words": PictureWord.choices,
        "facts": facts(),
        "facet_list": facets(),
        "chips": [Chip("ระยอง", HERE), Chip("พาณิชยกรรมและบริการ", HERE)],
        "sort_links": [Link("เริ่มเรียนเร็วสุด", HERE, "true"), Link("ตรงคำค้น", HERE)],
        "page_sets": [
            Pages([Link("1", HERE, "page"), Link("2", HERE), Link("3", HERE)], next_url=HERE),
            Pages(
                [Link("1", HERE), None, Link("5", HERE, "page"), None, Link("12", HERE)],
                previous_url=HERE,
                next_url=HERE,
            ),
        ],
        "pills": [Link("ทั้งหมด", HERE, "page"), Link("อาหาร 26", HERE), Link("ผ้า 14", HERE)],
        "steps": [Step("เลือกรอบ", "done"), Step("ข้อมูลของคุณ", "now"), Step("ตรวจและส่ง")],
        "problems": [Link("ใส่นามสกุลด้วย", "#id_name")],
        "form": sample_form(),
        "option": Option("1", "จำพื้นที่ของฉัน", note="เก็บไว้ในเครื่องนี้ 1 ปี"),
        "banner": Banner(
            "ย้อมครามและมัดย้อมสีธรรมชาติ",
            "ก่อหม้อคราม มัดลาย ย้อมผ้า จนได้ผ้าที่ขายได้จริง",
            "creative",
            "snk-7k4p",
            "tiedye",
            ["ความคิดสร้างสรรค์", "กลุ่มสนใจ"],
        ),
        "outcomes": ["ก่อและเลี้ยงหม้อครามเองที่บ้าน", "มัดลาย 5 แบบ", "คิดต้นทุน ตั้งราคา"],
        "threads_list": [knots("learn"), knots("sell", with_fund=False), knots("fund")],
        "tiles": [
            Tile("ชร", "เชียงราย", 18, HERE, column=3),
            Tile("ชม", "เชียงใหม่", 25, HERE, column=3),
            Tile("พย", "พะเยา", 9, HERE),
            Tile("ตก", "ตาก", 9, HERE, column=2, shade="e"),
            Tile("สท", "สุโขทัย", 9, HERE, shade="m"),
            Tile("สน", "สกลนคร", 18, HERE, is_current=True),
            Tile("นม", "โคราช", 32, HERE, full_name="นครราชสีมา"),
        ],
        "places": [
            Place("พรรณานิคม", HERE, 7),
            Place("เมืองสกลนคร", HERE, 12),
            Place("อากาศอำนวย", HERE),
        ],
        "dated": [
            {
                "day": "ศ. 4 ธ.ค. 2569",
                "datetime": "2026-12-04",
                "title": "ตลาดนัดสินค้าผู้เรียนอาชีพ",
                "url": HERE,
                "note": "หน้าที่ว่าการอำเภอเมืองน่าน 07.00–12.00 น.",
            }
        ],
        "path_steps": [
            {
                "title": "เรียนให้ทำเป็น",
                "text": "ลงมือทำจริง เริ่มที่ 1 ชั่วโมง",
                "link": Link("ค้นหาหลักสูตร", HERE),
            },
            {"title": "ทำขายกับกลุ่ม", "text": "ลูกค้าติดต่อกลุ่มของคุณโดยตรง", "link": None},
            {
                "title": "หาทุนต่อยอด",
                "text": "ตอบ 3 คำถาม ดูทุนที่ตรงกับคุณ",
                "link": Link("หาทุนที่ใช่", HERE),
            },
        ],
        "toc": [Link("ทำไมจึงทำ", HERE), Link("ทำอย่างไร", HERE), Link("ได้ผลอะไร", HERE)],
        "how": [
            {"title": "ก่อหม้อ", "text": "ใช้คราม ปูนขาว และน้ำด่าง"},
            {"title": "เลี้ยงหม้อ", "text": "ดูฟองและกลิ่นทุกเช้า"},
        ],
        "figures": [
            {"group": "creative", "key": 1, "word": "pot", "caption": "หม้อครามที่พร้อมย้อม"},
            {"group": "creative", "key": 2, "word": "tiedye", "caption": "เสื้อที่ย้อมแล้ว"},
            {"group": "creative", "key": 3, "word": "loom", "caption": "กี่ทอผ้า"},
        ],
        "sums": [
            ("กู้", "10,000 บาท"),
            ("คืนรวมประมาณ", "10,600 บาท"),
            ("ดอกเบี้ยทั้งหมด", "600 บาท ใน 1 ปี"),
        ],
        "summary_items": [
            {"term": "ชื่อและนามสกุล", "value": "ใจดี ตัวอย่าง", "url": HERE, "action": "แก้ไข"},
            {"term": "เบอร์โทร", "value": "081 000 0000", "url": HERE, "action": "แก้ไข"},
        ],
        "flyer": Flyer(
            title="ย้อมครามและมัดย้อมสีธรรมชาติ",
            promise="ก่อหม้อคราม มัดลาย ย้อมผ้า จนได้ผ้าที่ขายได้จริง",
            group="creative",
            key="snk-7k4p",
            facts=[("เรียนวันที่", "12–27 ธ.ค. 2569"), ("รวม", "30 ชั่วโมง (6 วัน)"), ("รับ", "20 คน")],
            outcomes=["ก่อและเลี้ยงหม้อครามเองที่บ้าน", "มัดลาย 5 แบบ"],
            centre="สกร.ระดับอำเภอพรรณานิคม",
            telephone="042 000 000",
            code="SNK-7K4P",
            short_link="example.go.th/c/SNK-7K4P",
            qr=mark_safe(
                '<svg viewBox="0 0 4 4" width="4" height="4"><path d="M0 0h4v4H0z"/></svg>'
            ),
            headline="เปิดรับสมัครแล้ว · เรียนฟรี",
        ),
    }


def runs() -> list[RunBox]:
    """The nine states, and a run that was moved."""
    boxes = [
        RunBox(
            title=heading,
            state=state,
            badge=Badge.of_state(state, badge),
            group="creative",
            seats=20 if taken else 0,
            taken=taken,
            note=note,
            actions=[Action(button, HERE, is_primary=main, about=heading)],
        )
        for state, heading, badge, taken, note, button, main in RUNS
    ]
    moved = RunBox(
        title="รอบที่ 2 · 19 ธ.ค. 2569 – 3 ม.ค. 2570",
        state="open",
        badge=Badge.of_state("open", "ว่าง 8 จาก 20 ที่"),
        group="creative",
        meta=META,
        seats=20,
        taken=12,
        actions=[Action("สมัครรอบนี้", HERE, is_primary=True, about="รอบที่ 2")],
        moved=Notice("เลื่อนจาก 12–27 ธ.ค. 2569 เป็น 19 ธ.ค. 2569 – 3 ม.ค. 2570", tone="warn"),
    )
    return [*boxes, moved]


def cards() -> list[Card]:
    """Cards of all groups: with cloth, with a photo, with and without badge and price."""
    pictures = {"commerce": Picture(DOT, 640, 360, alt="ผ้าขาวม้าผืนหนึ่ง")}
    return [
        Card(
            title="ย้อมครามและมัดย้อมสีธรรมชาติ" if code == "creative" else f"หลักสูตร{name}",
            url=HERE,
            group=code,
            group_name=name,
            key=code,
            picture=pictures.get(code),
            tags=["กลุ่มสนใจ"],
            summary="ทำได้จริง คิดต้นทุนและตั้งราคาขายเป็น",
            meta=META,
            badge=Badge.of_state(*BADGES[number]),
            price="เรียนฟรี" if number % 2 else "ค่าวัสดุ 300 บาท",
            note="+2 รอบ" if number == 2 else "",
        )
        for number, (code, name) in enumerate(GROUP_NAMES.items())
    ]


def facts() -> list[Fact]:
    """The six key facts of a course."""
    return [
        Fact("baht", "ค่าเรียน", "เรียนฟรี", "รวมผ้าและคราม"),
        Fact("hour", "ระยะเวลา", "30 ชั่วโมง", "กลุ่มสนใจ"),
        Fact("cal", "เริ่มเร็วสุด", "12 ธ.ค. 2569", "สมัครได้ถึง 8 ธ.ค.", "2026-12-12"),
        Fact("pin", "สถานที่", "อ.พรรณานิคม สกลนคร"),
        Fact("seat", "ผู้สอน", "วิทยากรชุมชน", "ทำครามมา 22 ปี"),
        Fact("cert", "วุฒิบัตร", "ได้เมื่อเรียนครบ 80%"),
    ]


def facets() -> list[Facet]:
    """A facet with a select, one with ticks (open), one closed, one with a zero."""
    districts = [Choice("", "ทุกอำเภอในระยอง", is_selected=True), Choice("2101", "เมืองระยอง (14)")]
    return [
        Facet(
            "near",
            "พื้นที่",
            [Option("1", "รวมอำเภอใกล้เคียง (ราว 30 กม.)", 12)],
            selects=[Select("district", "อำเภอ", districts)],
        ),
        Facet(
            "group",
            "กลุ่มอาชีพ",
            [
                Option("commerce", "พาณิชยกรรมและบริการ", 17, is_checked=True),
                Option("agriculture", "เกษตรกรรม", 5),
                Option("industry", "อุตสาหกรรม", 0),
            ],
            is_open=False,
        ),
        Facet("format", "รูปแบบ", [Option("interest", "กลุ่มสนใจ", 15, note="1–30 ชั่วโมง")]),
        Facet("day", "วันเรียน", [Option("we", "เสาร์–อาทิตย์", 9)], is_open=False),
    ]


def knots(here: str, *, with_fund: bool = True) -> list[Knot]:
    """The thread as it stands on the page of one of its knots."""
    fund = (
        Knot("fund", "เงินกู้กลุ่มอาชีพ", HERE, "ไม่เกิน 50,000 บาท", is_here=here == "fund")
        if with_fund
        else Knot(
            "fund",
            "ยังไม่ได้ใช้ทุน",
            note="ตอบ 3 คำถาม",
            note_link=Link("หาทุนที่ใช่", HERE),
            is_missing=True,
        )
    )
    return [
        Knot("learn", "ย้อมครามและมัดย้อม", HERE, "สกร.อ.พรรณานิคม", is_here=here == "learn"),
        Knot("make", "กลุ่มครามบ้านถ้ำเต่า", HERE, "สมาชิก 6 คน", is_here=here == "make"),
        Knot("sell", "ผ้าพันคอย้อมคราม", HERE, "390 บาท / ผืน", is_here=here == "sell"),
        fund,
    ]


def sample_form() -> SampleForm:
    """A form with one answer to mend."""
    form = SampleForm({"name": "ใจดี", "telephone": "081 000 0000", "work": "farm"})
    form.add_error("name", "ใส่นามสกุลด้วย")
    return form


def _one_key_a_hem(group: str) -> list[int]:
    found = {cloth(group, key).hem: key for key in range(60, 0, -1)}
    return [found[hem] for hem in range(len(HEMS))]
