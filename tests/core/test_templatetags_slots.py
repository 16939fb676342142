"""Named places in lower templates that upper rooms fill."""

import pytest
from django.template import Context, Template, TemplateSyntaxError

from portal.core import slots

SIGN_UP = Template("<b>{{ run }} {{ price }}</b>")
SHARE = Template("<i>{{ secret }}{{ run }}</i>")
PAGE = '{% load slots %}{% slot "test-action" run=number %}โทร {{ number }}{% endslot %}'


@pytest.fixture(autouse=True)
def _alone():
    """What a test declares and fills is forgotten afterwards."""
    with slots.isolated(empty=True):
        slots.declare("test-action", "where a run's button stands", gives=("run",))
        yield


def render(source=PAGE, request=None, **values):
    """Render a lower template."""
    return Template(source).render(Context({"request": request, "number": 7, **values}))


def test_empty_slot_shows_its_own_content():
    """Without an upper room the place shows what the lower template put there."""
    assert render() == "โทร 7"


def test_filled_slot_shows_the_fillings_in_order():
    """Lower orders come first, whoever came first."""
    slots.fill("test-action", template=SHARE, order=200)
    slots.fill("test-action", template=SIGN_UP, order=100)
    assert render() == "<b>7 </b><i>7</i>"


def test_filling_gets_its_context_from_its_room():
    """A room adds what its template needs, from the request and the slot's values."""
    seen = []

    def context(request, values):
        seen.append((request, dict(values)))
        return {"price": "<0>"}

    slots.fill("test-action", template=SIGN_UP, context=context)
    assert render() == "<b>7 &lt;0&gt;</b>"
    assert seen == [(None, {"run": 7})]


def test_filling_may_have_nothing_to_say():
    """When no filling speaks, the default stands there."""
    slots.fill("test-action", template=SIGN_UP, context=lambda request, values: None)
    assert render() == "โทร 7"
    slots.fill("test-action", template=Template("  \n"))
    assert render() == "โทร 7"


def test_filling_sees_only_what_it_is_given():
    """The rest of the lower template's context stays there."""
    slots.fill("test-action", template=SHARE)
    assert render(secret="x") == "<i>7</i>"


def test_filling_by_file_name_renders_with_the_request(rf):
    """A filling is usually a template file; context processors run for it."""
    slots.fill(
        "test-action",
        template="components/quote.html",
        context=lambda request, values: {"text": "ก"},
    )
    assert "<blockquote" in render(request=rf.get("/"))


def test_same_template_fills_once():
    """A room that becomes ready twice does not show its button twice."""
    slots.fill("test-action", template=SIGN_UP)
    slots.fill("test-action", template=SIGN_UP, order=5)
    assert [filling.order for filling in slots.fillings("test-action")] == [5]


def test_undeclared_slot_is_refused():
    """A misspelt slot is an error when the template is read, not an empty place."""
    with pytest.raises(TemplateSyntaxError, match="not declared"):
        render('{% load slots %}{% slot "test-acton" %}{% endslot %}')
    with pytest.raises(slots.UnknownSlotError):
        slots.fillings("test-acton")


@pytest.mark.parametrize("tag", ["{% slot %}", "{% slot name %}", '{% slot "test-action" run %}'])
def test_slot_is_written_one_way(tag):
    """A slot has a name in quotes and values as key=value."""
    with pytest.raises(TemplateSyntaxError):
        render("{% load slots %}" + tag + "{% endslot %}")


def test_slot_must_give_what_it_declared():
    """Fillings can count on the values that a slot promises."""
    slots.fill("test-action", template=SIGN_UP)
    with pytest.raises(ValueError, match="must be given: run"):
        render('{% load slots %}{% slot "test-action" %}{% endslot %}')


def test_slot_is_declared_once():
    """Two rooms cannot mean different places by one name; the same words may come twice."""
    slots.declare("test-action", "where a run's button stands", gives=("run",))
    with pytest.raises(ValueError, match="already declared"):
        slots.declare("test-action", "something else")


def test_check_finds_names_nobody_declared(settings, tmp_path):
    """Fillings and templates that name an unknown slot fail the system check."""
    before = len(slots.check_slots())
    slots.fill("test-nowhere", template=SIGN_UP)
    (tmp_path / "page.html").write_text('{% load slots %}{% slot "test-lost" %}{% endslot %}')
    settings.TEMPLATES = [
        {**settings.TEMPLATES[0], "DIRS": [*settings.TEMPLATES[0]["DIRS"], tmp_path]}
    ]
    found = slots.check_slots()
    assert len(found) == before + 2
    assert {"portal.E030", "portal.E031"} <= {message.id for message in found}


def test_slots_of_the_portal_agree():
    """Every slot in our templates is declared, every filling has its place."""
    assert [message for message in slots.check_slots() if "test-" not in message.msg] == []


def test_site_values_are_computed_when_asked_for(rf):
    """A page that does not use a value does not pay for it."""
    asked = []
    slots.provide_site_value("test_value", lambda request: asked.append(request.path) or "ก")
    context = slots.site_context(rf.get("/th/"))
    assert asked == []
    assert str(context["test_value"]) == "ก"
    assert asked == ["/th/"]


def test_filled_is_undone():
    """A test's filling does not leak into the next test."""
    with slots.filled("test-action", template=SIGN_UP):
        assert render() == "<b>7 </b>"
    assert render() == "โทร 7"
