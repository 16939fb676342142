import pytest
from django.urls import reverse
from django.utils import timezone
from measuring import browser as real
from search import missed
from search.models import SynonymGroup, MissedQuery, ProtectedWord
from search.services import shipped_synonyms
from search.reference import shipped_groups
from search.thai.plan import Plan
from tests.factories.catalogue import make_course, make_tree
from tests.factories.places import load_few_areas
from tests.factories.users import as_role, sign_in

@pytest.mark.django_db(transaction=True)
def test_shot(live_server, client, units):
    tree = make_tree()
    for t in ("ซ่อมเครื่องปรับอากาศ","การทำขนมไทย","ล้างเครื่องปรับอากาศ"): make_course(tree["d4704"], title=t)
    shipped_synonyms.load(tuple(g for g in shipped_groups()[:60] if "แอร์" not in g.phrases))
    SynonymGroup.objects.create(kind="brand", phrases="แอร์\nแอร์คอนดิชัน")
    missed.minute.clear()
    for text, n, area in [("เลี้ยงไส้เดือน",7,"4704"),("เลี้ยงไส้เดือน",3,"47"),("ทำว่าวจุฬา",4,""),("ช่างตีมีดอรัญญิก",2,"2101"),("ปลูกฝิ่น",1,"")]:
        for _ in range(n): missed.record(plan=Plan(text), area_code=area)
    MissedQuery.objects.filter(text="ปลูกฝิ่น").update(state="ignored")
    ProtectedWord.objects.create(word="ขนมเบื้อง", note="ถูกแยกเป็นขนม")
    sign_in(client, as_role("department_officer", units["dole"]))
    with real.browser() as chrome:
        context = chrome.new_context(viewport={"width":1280,"height":900}, locale="th-TH")
        context.add_cookies([{"name":"sessionid","value":client.cookies["sessionid"].value,"url":live_server.url}])
        page = context.new_page()
        for name in ("synonym_groups:index","words_kept_whole:index","missed_queries:index"):
            page.goto(live_server.url+reverse(name)); page.wait_for_timeout(1500)
            page.screenshot(path=f"/tmp/admin/{name.split(':')[0]}.png")
        page.goto(live_server.url+reverse("synonym_groups:add")+"?missed=แอร์"); page.wait_for_timeout(1000)
        page.fill("[name=phrases]","แอร์\nเครื่องปรับอากาศ")
        page.click("[name=compare]"); page.wait_for_timeout(2500)
        page.screenshot(path="/tmp/admin/compare.png", full_page=True)
        context.close()
