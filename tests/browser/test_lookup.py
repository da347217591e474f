"""The lookup: any recorded language, any usual form of a pinpoint, from every page; and one way of folding words."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lexatlas.site.data import fold, lookup

pytestmark = pytest.mark.browser

# Signs that this Python's Unicode tables know; a newer browser may know more.
SIGNS = st.characters(exclude_categories=("Cs", "Cn", "Co"))
EUROPEAN = st.sampled_from("AaÄäÅåÀàßẞÇçČčĐđÐðÉéĞğİIıŁłÑñØøŒœÆæŠšȘșŞşŢțÞþŽž ΑΆαάΐΰςσΣΏώ ЙйЁёЪъЩщЇї §.-/()15_'’ﬁⅣ²ŀ")


@pytest.fixture(scope="module")
def folding(chromium, address):
    """A page in which the browser's fold can be called many times."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(address + "index.html")
    page.wait_for_function("() => window.lexatlas && window.lexatlas.lookupTools")
    yield lambda texts: page.evaluate("texts => texts.map(window.lexatlas.lookupTools.fold)", texts)
    context.close()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(texts=st.lists(st.text(SIGNS, max_size=30) | st.text(EUROPEAN, max_size=30), min_size=1, max_size=40))
def test_python_and_browser_fold_alike(folding, texts):
    assert folding(texts) == [fold(text) for text in texts]


def test_every_sign_of_europe_folds_alike(folding):
    """Latin, Greek and Cyrillic sign by sign, each between letters too, where the final sigma differs."""
    signs = [
        chr(n) for n in [*range(0x20, 0x600), *range(0x1E00, 0x2200), *range(0xFB00, 0xFB07)] if unicodedata.category(chr(n)) not in ("Cn", "Cs")
    ]
    texts = [form.format(sign) for sign in signs for form in ("{}", "a{}b", "Σ{} ")]
    assert folding(texts) == [fold(text) for text in texts]


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("  Größe—ÉTÉ ", "grosse ete"),
        ("ΠΑΙΔΊ ΛΌΓΟΣ", "παιδι λογοσ"),
        ("Łódź ıŞık", "lodz isik"),
        ("Дете́нце Ъ", "детенце ъ"),
        ("art. 609-undecies", "art 609 undecies"),
    ],
)
def test_fold_drops_what_people_do_not_type(typed, folded):
    assert fold(typed) == folded


def typed(page, text: str) -> list[str]:
    page.locator("#lx-q").fill(text)
    page.wait_for_function("() => document.querySelector('#lx-lookup [role=status]').textContent")
    return page.locator("#lx-results .lx-group ul a").all_inner_texts()


def test_every_norm_is_found_by_its_names_and_its_pinpoint(page, address, library):
    """Each recorded name, whole and with its marks stripped, and each pinpoint leads to the norm on the first page of results."""
    atlas = library.atlas
    page.goto(address + "index.html")
    page.wait_for_function("() => window.lexatlas.lookupTools")
    asked = []
    for norm in atlas.norms.values():
        version = norm.on(date.today()) or norm.versions[0]
        law = atlas.jurisdictions[norm.jurisdiction].law(version.main.law)
        address_of = (
            f"jurisdictions/{norm.jurisdiction}/{norm.id}.html"
            if norm.kind == "offence"
            else f"jurisdictions/{norm.jurisdiction}/{norm.kind}s.html#{norm.id}"
        )
        for name in norm.name.values():
            asked += [[name, address_of, 40], [fold(name), address_of, 40]]
        if any(sign.isdigit() for sign in version.main.ref):
            asked.append([f"{version.main.ref} {law.short or atlas.jurisdictions[norm.jurisdiction].label}", address_of, 40])
    found = page.evaluate(
        """async (asked) => {
          const { prepare, find } = window.lexatlas.lookupTools;
          await prepare();
          return asked.map(([text, address, most]) => find(text).slice(0, most).some((entry) => entry.address === address));
        }""",
        asked,
    )
    missed = [text for (text, _, _), hit in zip(asked, found, strict=True) if not hit]
    assert asked and not missed, missed[:20]


REAL = [
    ("adescamento", "it-adescamento"),
    ("609-undecies c.p.", "it-adescamento"),
    ("609 undecies", "it-adescamento"),
    ("art. 609-undecies", "it-adescamento"),
    ("articolo 609undecies cp", "it-adescamento"),
    ("grooming italy", "it-adescamento"),
    ("adescamento di min", "it-adescamento"),
]


@pytest.mark.parametrize(("text", "wanted"), REAL)
def test_what_an_officer_types_comes_first(page, address, library, text, wanted):
    assert wanted in library.atlas.norms
    page.goto(address + "index.html?q=" + text)
    first = page.locator("#lx-results .lx-group ul a")
    first.first.wait_for()
    assert any(wanted in link.get_attribute("href") for link in first.all()[:3])


def test_greek_with_and_without_accents(visit):
    page = visit("index.html")
    assert typed(page, "Προσέλκυση")[0] == "Προσέλκυση παιδιών"
    for text in ("προσελκυση", "ΠΡΟΣΕΛΚΥΣΗ ΠΑΙΔΙΩΝ", "προσέλκ"):
        page.goto(page.url.split("?")[0])
        assert typed(page, text)[0] == "Προσέλκυση παιδιών", text


@pytest.mark.parametrize("text", ["art. 12", "Art 12 CC", "12 cc", "§ 12", "article 12", "s. 12"])
def test_pinpoints_in_their_usual_forms(visit, text):
    page = visit("index.html")
    assert set(typed(page, text)[:2]) == {"Solicitation of children", "Προσέλκυση παιδιών"}


def test_results_stand_by_legal_order_and_the_address_keeps_the_question(visit):
    page = visit("index.html")
    typed(page, "luring grooming")
    assert page.locator("#lx-results h2").all_inner_texts() == ["Otherland"]
    assert "q=luring+grooming" in page.url
    page.reload()
    page.locator("#lx-results a").first.wait_for()
    page.locator("#lx-q").press("Enter")
    page.wait_for_url("**/jurisdictions/yy/yy-solicitation.html")


def test_lookup_from_any_page_by_keyboard(visit):
    page = visit("concepts/solicitation-of-children.html?on=2015-01-01")
    page.wait_for_selector(".lx-find-button")
    page.keyboard.press("/")
    box = page.locator("dialog.lx-dialog input")
    box.wait_for()
    assert box.evaluate("one => one === document.activeElement")
    page.keyboard.type("προσελκυση")
    page.locator("dialog.lx-dialog .lx-group a").first.wait_for()
    page.keyboard.press("Escape")
    assert page.locator("dialog.lx-dialog").is_hidden()
    page.get_by_role("button", name="Look up").click()
    page.locator("dialog.lx-dialog input").press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/yy-solicitation.html?on=2015-01-01")


def test_nothing_found_is_said(visit):
    page = visit("index.html")
    assert typed(page, "zzzz qqqq") == []
    assert "Nothing found" in page.locator("#lx-lookup [role=status]").inner_text()


def test_no_word_stands_twice_in_an_entry(library):
    for entry in lookup(library.atlas, date.today())["norms"]:
        if len(entry) == 9:
            shown = set(fold(" ".join([entry[3], entry[4], entry[6], entry[7]])).split())
            assert set(fold(entry[8]).split()) - shown, entry
