"""The public form: details, check, send, receipt."""

import operator
import re

import pytest

from registry.models import Consent, Person, Signup
from tests.factories.catalogue import make_course, make_run
from tests.factories.registry import make_open_run, sign_up_someone
from tests.registry import sign_up_form as form

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notices")]


@pytest.fixture
def run(course):
    """An open run with twenty seats."""
    return make_open_run(course, capacity=20, waiting_limit=5)


@pytest.mark.parametrize("language", ["th", "en"])
def test_whole_way_ends_at_a_receipt(client, run, language):
    """Details, check, send, receipt: in both languages, without a session."""
    answer = form.apply(client, run, language)
    assert answer.status_code == 303
    assert answer["Location"].startswith(f"/{language}/apply/receipt/")
    signup = Signup.objects.get()
    receipt = client.get(answer["Location"])
    assert receipt.status_code == 200
    text = receipt.content.decode()
    assert signup.ref in text
    assert "no-store" in receipt["Cache-Control"]
    assert "noindex" in text
    assert signup.language == language
    assert Person.objects.get().telephone == "0810000001"
    assert Person.objects.get().birth_year == 1968
    assert Consent.objects.get().purpose == "sign_up"
    assert "sessionid" not in client.cookies


ROWS = [
    ("name", "", "ใส่ชื่อและนามสกุล"),
    ("name", "สมมติ", "ใส่นามสกุลด้วย"),
    ("name", "สมมติ 123", "ไม่ต้องใส่ตัวเลขในชื่อ"),
    ("name", "ก" * 100 + " " + "ข" * 100, "เขียนได้ไม่เกิน 120 ตัวอักษร"),
    ("tel", "", "เบอร์โทรต้องมี 10 หลัก เช่น 081 234 5678"),
    ("tel", "081 234 56", "เบอร์โทรต้องมี 10 หลัก เช่น 081 234 5678"),
    ("tel", "1669", "ใส่เบอร์โทรของคุณ"),
    ("line", "ก" * 41, "LINE ID ยาวได้ไม่เกิน 40 ตัวอักษร"),
    ("birth_year", "", "ใส่ปีเกิดเป็น พ.ศ. 4 หลัก เช่น 2508"),
    ("birth_year", "25", "ใส่ปีเกิดเป็น พ.ศ. 4 หลัก เช่น 2508"),
    ("birth_year", "2569", "ใส่ปีเกิดเป็น พ.ศ. 4 หลัก เช่น 2508"),
    ("district", "", "เลือกอำเภอที่คุณอยู่"),
    ("district", "9999", "เลือกอำเภอที่คุณอยู่"),
    ("subdistrict", "", "เลือกตำบลที่คุณอยู่"),
    ("subdistrict", "470201", "เลือกตำบลที่คุณอยู่"),
    ("job", "", "เลือกอาชีพ หรือ “ไม่สะดวกตอบ”"),
    ("job", "king", "เลือกอาชีพ หรือ “ไม่สะดวกตอบ”"),
    ("support", "ก" * 301, "ใส่ไม่เกิน 300 ตัวอักษร"),
    ("support", "เลขบัตร 1234567890123", "เลข 13 หลัก"),
    ("support", "ใช้รถเข็น", "ติ๊กว่าให้ศูนย์เก็บข้อความนี้ได้ หรือลบข้อความในช่องข้างบน"),
    ("for_other", "on", "ใส่ชื่อและนามสกุลของคุณผู้กรอก"),
    ("for_other", "on", "เลือกว่าคุณเป็นอะไรกับผู้เรียน"),
    ("birth_year", "2553", "ใส่ชื่อและนามสกุลผู้ปกครอง"),
    ("birth_year", "2553", "ใส่เบอร์ผู้ปกครอง"),
    ("birth_year", "2553", "เลือกว่าผู้ปกครองเป็นอะไรกับผู้เรียน"),
]


@pytest.mark.one_database  # the form refuses, and nothing is stored
@pytest.mark.parametrize("step", ["check", "send"])
@pytest.mark.parametrize(("name", "value", "message"), ROWS)
def test_row_says_what_to_write(client, run, name, value, message, step):
    """Each row says in its own words what is missing; everything else stays typed."""
    fields = form.filled(client, run, **{name: value})
    answer = form.post(client, run, step, fields)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert message in text
    assert re.search(r"<title>\s*ยังไม่ครบ \d+ ช่อง", text)
    assert 'role="alert"' in text
    assert fields["name"] in text
    assert not Signup.objects.exists()


def test_summary_leads_to_fields_that_exist(client, run):
    """Every link of the summary leads to an element of the page."""
    answer = form.check(client, run, name="", tel="", birth_year="", job="", subdistrict="")
    text = answer.content.decode()
    links = re.findall(r'<li><a href="#(id_[a-z_0-9]+)">', text)
    assert links == ["id_name", "id_tel", "id_birth_year", "id_subdistrict", "id_job_0"]
    assert all(f'id="{one}"' in text for one in links)


REPAIRED = [
    ("tel", "๐๘๑ ๐๐๐ ๐๐๐๒", "person.telephone", "0810000002"),
    ("tel", "+66 81-000-0002", "person.telephone", "0810000002"),
    ("tel", "081.000.0002", "person.telephone", "0810000002"),
    ("tel", "042 000 000", "person.telephone", "042000000"),
    ("birth_year", "๒๕๑๑", "person.birth_year", 1968),
    ("birth_year", "พ.ศ. 2511", "person.birth_year", 1968),
    ("birth_year", "1968", "person.birth_year", 1968),
    ("birth_year", "ค.ศ. 1968", "person.birth_year", 1968),
    ("name", "  นาง   สมมติ\u200b  นามทดสอบ ", "person.name", "นาง สมมติ นามทดสอบ"),
    ("name", "นํ้า นามทด\x00สอบ", "person.name", "น้ำ นามทดสอบ"),
    ("line", " my.id ", "line_id", "my.id"),
]


@pytest.mark.parametrize(("name", "value", "column", "kept"), REPAIRED)
def test_what_can_be_repaired_is_never_refused(client, run, name, value, column, kept):
    """Thai digits, blanks, hyphens, +66, the common era and invisible signs are put right."""
    assert form.apply(client, run, **{name: value}).status_code == 303
    assert operator.attrgetter(column)(Signup.objects.get()) == kept


def test_two_spellings_are_one_sign_up(client, run):
    """The same person who writes the number in another way is known."""
    form.apply(client, run, tel="๐๘๑ ๐๐๐ ๐๐๐๑")
    client.cookies.clear()
    form.apply(client, run, tel="+66810000001", birth_year="1968")
    assert Signup.objects.count() == 1


def test_every_field_helps_the_browser(client, run):
    """Each control has a label and says what it takes; numbers bring the right keyboard."""
    text = client.get(form.address(run)).content.decode()
    main = text[text.index("<main") : text.index("</main>")]
    controls = re.findall(r"<(?:input|select|textarea)\b[^>]*>", main)
    # HTML knows no "autocomplete" for ticks.
    shown = [one for one in controls if not re.search('type="(hidden|checkbox|radio)"', one)]
    assert shown
    for one in shown:
        assert "autocomplete=" in one, one
    assert re.search(r'name="tel"[^>]*inputmode="tel"', main)
    assert re.search(r'name="birth_year"[^>]*inputmode="numeric"', main)
    for name in ("name", "tel", "line", "birth_year", "district", "subdistrict", "support"):
        assert f'for="id_{name}"' in main


def test_place_is_that_of_the_run(client, run):
    """The district of the centre is chosen already, and its sub-districts are offered."""
    text = client.get(form.address(run)).content.decode()
    assert '<option value="4704" selected>' in text
    assert '<option value="470401">' in text


def test_other_province_without_script(client, run):
    """Another province, then its district: everything typed stays, nothing is judged yet."""
    fields = form.filled(client, run, name="สมมติ", province="21")
    page = form.post(client, run, "place", fields)
    text = page.content.decode()
    assert page.status_code == 200
    assert 'value="สมมติ"' in text
    assert '<option value="21" selected>' in text
    assert '<option value="2101">' in text
    assert 'role="alert"' not in text


def test_change_leads_back_with_everything(client, run):
    """ "Change" shows the details again, filled in; the key stays the same."""
    page = form.hidden(form.check(client, run, line="my.id", follow="on"))
    back = form.post(client, run, "edit", page)
    text = back.content.decode()
    assert back.status_code == 200
    assert 'value="my.id"' in text
    assert re.search(r'name="follow"[^>]* checked', text)
    assert form.hidden(back)["submission_key"] == page["submission_key"]


def test_check_page_shows_every_answer(client, run):
    """Each answer stands there in words, with a button that leads to its field."""
    page = form.check(
        client, run, support="ใช้รถเข็น", support_ok="on", for_other="on",
        helper_name="ผู้ช่วย นามสมมติ", helper_relation="volunteer",
    )  # fmt: skip
    text = page.content.decode()
    for words in ("081 000 0001", "พ.ศ. 2511", "ใช้รถเข็น", "ผู้ช่วย นามสมมติ", "อ.พรรณานิคม"):
        assert words in text
    targets = re.findall(r'formaction="[^"]*#id_([a-z_0-9]+)"', text)
    details = client.get(form.address(run)).content.decode()
    assert len(targets) >= 9
    assert all(f'id="id_{one}"' in details for one in targets)


def test_health_data_lies_apart(client, run):
    """Help to prepare has a consent of its own and is kept encrypted."""
    form.apply(client, run, support="ใช้รถเข็น", support_ok="on", follow="on")
    signup = Signup.objects.get()
    assert "รถเข็น" not in signup.support_need.ciphertext
    assert set(Consent.objects.values_list("purpose", "action")) == {
        ("sign_up", "informed"),
        ("health", "given"),
        ("contact", "given"),
    }


def test_minor_is_asked_for_a_guardian(client, run):
    """The guardian's part comes once the year says so; then the sign-up waits for the guardian."""
    assert 'name="guardian_name"' not in client.get(form.address(run)).content.decode()
    page = form.check(client, run, birth_year="2553")
    assert 'name="guardian_name"' in page.content.decode()
    answer = form.apply(
        client, run, birth_year="2553", guardian_name="ผู้ปกครอง นามสมมติ",
        guardian_tel="081 000 0009", guardian_relation="parent",
    )  # fmt: skip
    signup = Signup.objects.get()
    assert signup.needs_guardian
    assert signup.guardian.telephone == "0810000009"
    assert "ผู้ปกครอง" in client.get(answer["Location"]).content.decode()


def test_grown_ups_keep_no_guardian(client, run):
    """What was written for a guardian is dropped when the year is put right."""
    form.apply(client, run, guardian_name="ผู้ปกครอง นามสมมติ", helper_name="ไม่ได้ติ๊ก")
    signup = Signup.objects.get()
    assert not signup.needs_guardian
    assert not signup.helper_name


def test_double_click_gives_the_same_receipt(client, run):
    """The same form sent twice is one sign-up and one receipt."""
    page = form.hidden(form.check(client, run))
    first, second = form.send(client, run, page), form.send(client, run, page)
    assert [first.status_code, second.status_code] == [303, 303]
    assert Signup.objects.count() == 1
    refs = {client.get(one["Location"]).context["shown"].signup.ref for one in (first, second)}
    assert len(refs) == 1


def test_same_form_with_other_answers_says_so(client, run):
    """Back, another answer, send: nothing is changed silently, nothing is made twice."""
    page = form.hidden(form.check(client, run))
    form.send(client, run, page)
    answer = form.send(client, run, {**page, "line": "other"})
    assert answer.status_code == 303
    text = client.get(answer["Location"]).content.decode()
    assert "ใบนี้ส่งมาก่อนแล้ว" in text
    assert Signup.objects.get().line_id == ""


def test_own_browser_is_led_to_its_receipt(client, run):
    """The browser that signed up and fills a new form in gets its receipt, with row 33."""
    form.apply(client, run)
    answer = form.apply(client, run)
    assert "/apply/receipt/" in answer["Location"]
    assert "เบอร์นี้สมัครรอบนี้แล้ว" in client.get(answer["Location"]).content.decode()
    assert Signup.objects.count() == 1


def test_other_browser_learns_nothing(client, run):
    """Another browser gets a neutral page without a word of the earlier sign-up."""
    form.apply(client, run, line="first-line-id")
    ref = Signup.objects.get().ref
    client.cookies.clear()
    answer = form.apply(client, run, line="second-line-id")
    assert answer["Location"] == "/th/apply/received/"
    text = client.get(answer["Location"]).content.decode()
    for secret in (ref, "first-line-id", "สมมติ นามทดสอบ", "0810000001", "081 000 0001"):
        assert secret not in text


def test_waiting_list_is_said_before_and_after(client, course):
    """Whoever comes to a full run reads their number before, joins, and reads it again."""
    run = make_open_run(course, capacity=1, waiting_limit=3)
    sign_up_someone(run)
    sign_up_someone(run)
    assert "ลำดับที่ 2" in client.get(form.address(run)).content.decode()
    page = form.check(client, run)
    assert "ลำดับที่ 2" in page.content.decode()
    assert form.hidden(page)["waiting"] == "1"
    answer = form.send(client, run, form.hidden(page))
    assert "ลำดับที่ 2" in client.get(answer["Location"]).content.decode()
    assert Signup.objects.waiting().count() == 2


def test_seat_that_went_while_typing_keeps_the_answers(client, course):
    """Row 32: the answers stay, one press joins the waiting list."""
    run = make_open_run(course, capacity=1, waiting_limit=3)
    page = form.hidden(form.check(client, run))
    sign_up_someone(run)
    answer = form.send(client, run, page)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "ที่นั่งสุดท้ายเพิ่งมีคนจอง" in text
    again = form.send(client, run, form.hidden(answer))
    assert again.status_code == 303
    assert Signup.objects.waiting().get().person.name == form.ANSWERS["name"]


def test_other_run_takes_the_same_answers(client, course):
    """One press takes another run of the course, everything filled in."""
    run = make_open_run(course, capacity=1)
    other = make_open_run(course, capacity=5)
    page = form.hidden(form.check(client, run))
    sign_up_someone(run)
    answer = form.send(client, run, page)
    assert f'formaction="{form.address(other)}"' in answer.content.decode()
    checked = form.post(client, other, "check", form.hidden(answer))
    assert checked.status_code == 200
    assert form.ANSWERS["name"] in checked.content.decode()
    assert form.send(client, other, form.hidden(checked)).status_code == 303


CLOSED = [
    ("soon", "เปิดรับสมัคร"),
    ("closed", "ปิดรับสมัครรอบนี้แล้ว"),
    ("cancelled", "ยกเลิกรอบนี้"),
    ("running", "รอบนี้สมัครไม่ได้แล้ว"),
    ("finished", "รอบนี้สมัครไม่ได้แล้ว"),
    ("full", "รอบนี้ไม่มีที่นั่งว่าง"),
]


@pytest.mark.parametrize(("state", "words"), CLOSED)
def test_run_that_cannot_be_joined_says_why(client, run, course, state, words):
    """Before and after filling in: what it is, and whom to call; the answers are kept."""
    closed = make_run(course, state)
    opened = client.get(form.address(closed))
    assert opened.status_code == 200
    assert words in opened.content.decode()
    fields = form.filled(client, run)
    for step in ("check", "send"):
        answer = (
            form.send(client, closed, fields)
            if step == "send"
            else form.post(client, closed, step, fields)
        )
        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert "tel:" in answer.content.decode()
    assert not Signup.objects.exists()


@pytest.mark.parametrize("code", ["snk-zzzz-1", "nothing", "snk-zzzz", "1'--", "%00", "ก-1"])
def test_unknown_run_keeps_what_was_typed(client, run, code):
    """No such run is a clear page; the answers stand in the next form."""
    fields = form.filled(client, run)
    for step in ("check", "send", "edit", "place", "other"):
        answer = client.post(f"/th/apply/{code}/", {**fields, "step": step})
        assert answer.status_code == 404
        assert "ไม่มีรอบนี้" in answer.content.decode()
    assert client.get(f"/th/apply/{code}/").status_code == 404
    assert form.ANSWERS["name"] in client.get(form.address(run)).content.decode()


def test_run_of_a_draft_or_unapproved_is_unknown(client, course):
    """Nobody signs up for what the public cannot see."""
    hidden_run = make_run(course, "unapproved")
    assert client.get(form.address(hidden_run)).status_code == 404
    run = make_open_run(course)
    course.unpublish()
    assert client.get(form.address(run)).status_code == 404
    assert client.post(form.address(run), {"step": "send"}).status_code == 404


@pytest.mark.row("S0-20")
def test_criteria_are_said_before_the_form(client, tree):
    """How learners are chosen is read before anybody writes."""
    course = make_course(
        tree["d4704"], selection_criteria="อยู่ในอำเภอนี้มาก่อน", priority_rule="first_come"
    )
    text = client.get(form.address(make_open_run(course))).content.decode()
    assert text.index("อยู่ในอำเภอนี้มาก่อน") < text.index('name="name"')


def test_course_page_leads_to_the_form(client, course):
    """Each run that can be joined has its button, by its state."""
    run = make_open_run(course)
    full = make_run(course, "waitlist")
    text = client.get(f"/th/courses/{course.code}/").content.decode()
    assert f'href="{form.address(run)}"' in text
    assert f'href="{form.address(full)}"' in text
    assert "สมัครรอบนี้" in text
    assert "ลงชื่อสำรอง" in text
    assert "เลือกรอบและสมัคร" in text
