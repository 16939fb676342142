"""Pictures of a proposal: kept while the form is filled in, described, taken out again."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from registry import protection, upload_cap
from registry.models import SubmissionPicture
from tests.registry import submission_form as form

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notices")]


def test_picture_is_kept_described_and_taken_out(client, unit):
    """Each is shown small to whoever chose it, can be described, and goes by one button."""
    fields = form.filled(client)
    page = form.post(client, "pictures", fields, [form.photograph(), form.photograph("b.jpg")])
    assert page.status_code == 200
    first, second = SubmissionPicture.objects.order_by("position")
    shown = client.get(page.content.decode().split('kept__one"><img src="')[1].split('"')[0])
    assert shown["Content-Type"] == "image/jpeg"
    assert "no-store" in shown["Cache-Control"]
    described = {**fields, f"about_{first.uid}": "กล้วยตากในถุง", "drop": str(second.uid)}
    page = form.post(client, "", described)
    assert page.status_code == 200
    assert "กล้วยตากในถุง" in page.content.decode()
    assert [one.uid for one in SubmissionPicture.objects.all()] == [first.uid]
    assert not first.file.storage.exists(second.file.name)
    assert not first.file.storage.exists(second.small_name)
    del described["drop"]
    form.send(client, form.hidden(form.post(client, "check", described)))
    assert [one.description for one in form.only().pictures.all()] == ["กล้วยตากในถุง"]


def test_picture_carries_no_place(client, unit):
    """What a camera writes beside the pixels does not come in."""
    form.post(client, "pictures", form.filled(client), [form.photograph(gps=True)])
    kept = SubmissionPicture.objects.get()
    with kept.file.open() as file:
        assert b"CAMERA-SERIAL" not in file.read()


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (SimpleUploadedFile("ใหญ่.jpg", b"x" * (12 * 1024 * 1024 + 1)), "12"),
        (SimpleUploadedFile("หน้าเว็บ.jpg", b"<html><script>alert(1)</script>"), "หน้าเว็บ.jpg"),
        (SimpleUploadedFile("ภาพ.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "ภาพ.svg"),
    ],
    ids=["12 MB", "html", "svg"],
)
def test_file_that_is_no_picture_is_named(client, unit, file, words):
    """Clear words, everything typed stays, the other pictures are kept."""
    file.seek(0)
    page = form.post(client, "check", form.filled(client), [form.photograph(), file])
    assert page.status_code == 422
    assert words in form.problems(page)["pictures"]
    assert form.ANSWERS["title"] in page.content.decode()
    assert SubmissionPicture.objects.count() == 1


def test_flood_of_files_fills_no_disk(client, unit, monkeypatch):
    """Beyond the limits nothing is written to the disk; what was typed is all there."""
    written = []
    keep = upload_cap.TemporaryFileUploadHandler.receive_data_chunk

    def counted(self, raw_data, start):
        written.append(len(raw_data))
        return keep(self, raw_data, start)

    monkeypatch.setattr(upload_cap.TemporaryFileUploadHandler, "receive_data_chunk", counted)
    most = 12 * 1024 * 1024
    huge = SimpleUploadedFile("a.jpg", b"x" * (2 * most))
    many = [SimpleUploadedFile(f"{number}.jpg", b"x" * 1000) for number in range(60)]
    page = form.post(client, "check", form.filled(client), [huge, *many])
    assert page.status_code == 422
    assert sum(written) <= most + 1 + 5 * 1000
    assert form.ANSWERS["title"] in page.content.decode()
    assert form.ANSWERS["sender_role"] in page.content.decode()


def test_more_than_five_pictures_are_not_taken(client, unit):
    """The sixth is refused in words, the five stay."""
    files = [form.photograph(f"{number}.jpg", size=(64, 48)) for number in range(6)]
    page = form.post(client, "pictures", form.filled(client), files)
    assert page.status_code == 422
    assert "5" in form.problems(page)["pictures"]
    assert SubmissionPicture.objects.count() == 5


def test_number_of_pictures_from_one_address_is_limited(client, unit, monkeypatch):
    """Beyond the limit pictures are refused in words; the form itself goes on."""
    monkeypatch.setattr(protection, "PICTURES_PER_ADDRESS", protection.Rate(1, timedelta(hours=1)))
    fields = form.filled(client)
    files = [form.photograph("a.jpg", size=(64, 48)), form.photograph("b.jpg", size=(64, 48))]
    assert form.post(client, "pictures", fields, files).status_code == 422
    page = form.post(client, "check", fields)
    assert page.status_code == 200
    assert page.content.decode().count('class="kept__one"') == 1


@pytest.mark.parametrize("words", ["IMG_2034.jpg", "โทร 081 000 0009", "ก" * 201])
def test_words_of_a_picture_are_judged(client, unit, words):
    """They go public with it: no file name, no number of a person."""
    fields = form.filled(client)
    form.post(client, "pictures", fields, [form.photograph(size=(64, 48))])
    uid = SubmissionPicture.objects.get().uid
    page = form.post(client, "check", {**fields, f"about_{uid}": words})
    assert page.status_code == 422
    assert f"about_{uid}" in form.problems(page)


def test_picture_of_others_cannot_be_taken_out(client, unit):
    """Another form's key opens nothing."""
    form.post(client, "pictures", form.filled(client), [form.photograph(size=(64, 48))])
    kept = SubmissionPicture.objects.get()
    form.post(client, "", {**form.filled(client), "drop": str(kept.uid)})
    assert SubmissionPicture.objects.exists()
    assert client.get("/th/showcase/propose/picture/x:y:z/").status_code == 404
