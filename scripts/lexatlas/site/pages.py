"""Records to pages: one function a kind of page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .. import graph, law, words
from ..duration import Duration
from ..penalties import imprisonment
from ..records import Answer, Atlas, Concept, Instead, Instrument, Jurisdiction, Norm, Provision, Version
from .markdown import Page, escape, foreign, mark, outside, small

GROUPS = {
    "ages": "Ages",
    "abuse": "Sexual abuse",
    "exploitation": "Sexual exploitation",
    "images": "Child sexual abuse material",
    "online": "Solicitation online",
    "beyond": "Beyond Directive 2011/93/EU",
    "rules": "General rules",
}
STATUS = {"absent": "no provision of its own", "not-researched": "not researched", "no-version": "not recorded for this date"}
_BOUND = {True: "yes", False: "no"}


@dataclass(frozen=True, slots=True)
class Site:
    """What every page needs: the records, today, and the address for editing a file (empty: no edit links)."""

    atlas: Atlas
    today: date
    edit_base: str = ""

    def pages(self) -> Iterator[Page]:
        """Every generated page."""
        yield from _Orders(self).pages()
        yield from _Concepts(self).pages()
        yield from _Instruments(self).pages()
        yield _ages(self)
        yield _changes(self)
        yield _glossary(self)
        yield _questions(self)
        yield _help(self)

    def edit(self, file: str) -> str:
        """A link to edit a file, where a repository is configured."""
        return outside(self.edit_base + file, "Edit this record") if self.edit_base.startswith("https://") else ""


def norm_path(norm: Norm) -> str:
    """Where a norm has its page: offences their own, ages and rules one for each legal order."""
    name = norm.id if norm.kind == "offence" else norm.kind + "s"
    return f"jurisdictions/{norm.jurisdiction}/{name}.md"


def norm_anchor(norm: Norm) -> str:
    """The place of a norm on its page."""
    return "" if norm.kind == "offence" else norm.id


def _marker(page: Page, site: Site, kind: str, name: str = "", tool: str = "", dated: bool = True) -> None:
    """Tells docs/assets/lexatlas.js what the page shows: there the date of the law is chosen (``dated``); it shows nothing by itself."""
    data = {"kind": kind, "id": name, "tool": tool, "built": site.today.isoformat() if dated else ""}
    page.add('<div class="lx-page" ' + " ".join(f'data-lx-{key}="{value}"' for key, value in data.items() if value) + "></div>")


def _cite(page: Page, site: Site, what: str, norm: str = "", version: str = "") -> None:
    """How to cite a record; the browser adds the permanent link, and the version of another date where one is chosen."""
    page.add(
        f'<div class="lx-cite" data-lx-norm="{norm}" data-lx-built="{site.today.isoformat()}" markdown="1">',
        "",
        f"Cite as: Lexatlas, {escape(what)}{mark(version, 'lx-cite-version')}, data of {words.day_words(site.today)}.",
        "",
        "</div>",
    )


def _in_graph(page: Page, node: str) -> str:
    """A link to the neighbourhood of a record in the picture."""
    return f"[In the graph]({page.href('graph.md')}?node={node})"


def _title(norm: Norm) -> str:
    return norm.native if norm.native == norm.label else f"{norm.native} ({norm.label})"


def _closing(page: Page, site: Site, files: tuple[str, ...] = ()) -> None:
    edits = " · ".join(link for link in (site.edit(file) for file in files) if link)
    page.add(
        '<div class="lx-closing" markdown="1">',
        "",
        f"This is information, not legal advice, and no substitute for the authentic text. {page.to('help.md', 'Where to report and find help')} · "
        f"{page.to('about.md', 'Limits')} · {page.to('method.md', 'Method')}" + (f" · {edits}" if edits else ""),
        "",
        "</div>",
    )


# ── a norm with its versions ─────────────────────────────────────────────────


class _NormView:
    """How a norm is shown, on whatever page and at whatever level of heading."""

    def __init__(self, site: Site, page: Page, norm: Norm, level: int) -> None:
        self.site, self.page, self.norm, self.level = site, page, norm, level
        self.atlas = site.atlas
        self.order = self.atlas.jurisdictions[norm.jurisdiction]

    def cited(self, version: Version, law_id: str, ref: str) -> str:
        """A citation that links to the official text."""
        return outside(law.link(self.order, version, law_id, ref), law.cite(self.order, law_id, ref))

    def head(self) -> None:
        norm, page = self.norm, self.page
        concepts = ", ".join(page.to(f"concepts/{c}.md", self.atlas.concepts[c].label) for c in norm.concepts)
        lead = f"**{escape(norm.label)}** · " if norm.label != norm.native else ""
        page.add(
            f"{lead}{page.to(f'jurisdictions/{norm.jurisdiction}/index.md', self.order.label)} · answers {concepts} · {_in_graph(page, f'{norm.kind}:{norm.id}')}"
        )
        if norm.part:
            page.add(f"Covers its concepts in part: {escape(norm.part)}")
        if norm.notes:
            page.add(escape(norm.notes))
        if norm.applies_to:
            names = [page.to(norm_path(self.atlas.norms[o]), self.atlas.norms[o].native) for o in norm.applies_to if o in self.atlas.norms]
            page.add("Governs: " + ", ".join(names) + ".")

    def all(self) -> None:
        """The version in force first, the timeline, then every other version."""
        norm, page = self.norm, self.page
        now = norm.on(self.site.today)
        others = [v for v in norm.versions if v is not now]
        periods = " ".join(f"{v.in_force.first}/{v.in_force.to or ''}{'' if v.in_force.start else '/known'}" for v in norm.versions)
        page.add(f'<div class="lx-versions" data-lx-norm="{norm.id}" data-lx-versions="{periods}"></div>')
        if now:
            self.heading(0, f"In force {words.period_words(now.in_force)}", self.anchor(now))
            self.version(now)
        else:
            page.add("**No version is recorded as in force today.**")
        self.heading(0, "Versions", f"versions-{norm.id}")
        self.timeline()
        for version in others:
            self.heading(0, f"In force {words.period_words(version.in_force)}", self.anchor(version))
            self.version(version)
        version = f", version in force {words.period_words(now.in_force)}" if now else ""
        _cite(page, self.site, f"{norm.native} ({self.order.code}), record {norm.id}", norm.id, version)
        if norm.search:
            page.add(
                '<div class="lx-terms" markdown="1">',
                "",
                "Also looked up as: " + " · ".join(escape(term) for term in norm.search) + ".",
                "",
                "</div>",
            )

    def anchor(self, version: Version) -> str:
        return f"{self.norm.id}-{version.in_force.first}"

    def heading(self, deeper: int, text: str, anchor: str | None = None) -> None:
        # Where a page holds several norms, the table of contents says whose version it is.
        contents = f"{self.norm.label}: {text[0].lower()}{text[1:]}" if self.level > 2 and deeper == 0 else ""
        self.page.heading(min(self.level + deeper, 6), text, anchor, contents.replace('"', "”"))

    def caption(self, what: str, version: Version) -> str:
        """The name of a table: what it holds, and of which version."""
        return f"{what}: {self.norm.label}, {words.period_words(version.in_force)}"

    def timeline(self) -> None:
        lines = []
        amended = {a.version.in_force.first: a for a in law.changes(self.norm)}
        for version in self.norm.versions:
            act = version.enacted_by
            by = f", {self.cited(version, act.law, act.ref or '')}" if act else ""
            changed = f": {escape(version.changed)}" if version.changed else ""
            label = words.period_words(version.in_force)
            lines.append(f"- [{label[0].upper() + label[1:]}](#{self.anchor(version)}){by}{changed}")
            if amendment := amended.get(version.in_force.first):
                lines += [f"    - {line}" for line in difference_lines(self.atlas, amendment)]
            if version.gap:
                lines.append(f"- {mark('Gap', 'lx-gap')} before {words.day_words(version.in_force.first)}: {escape(version.gap)}")
        self.page.add('<div class="lx-timeline" markdown="1">', "", *lines, "", "</div>")

    def version(self, version: Version) -> None:
        page = self.page
        self.card(version)
        page.add(escape(version.summary))
        if version.doubts:
            page.add('<div class="lx-doubts" markdown="1">', "", "**Doubts**", "", *(f"- {escape(doubt)}" for doubt in version.doubts), "", "</div>")
        if version.penalties:
            self.heading(1, "Penalties", f"{self.anchor(version)}-penalties")
            self.penalties(version)
        self.heading(1, "Answers", f"{self.anchor(version)}-answers")
        self.answers(version)
        if version.elements:
            rows = [
                (escape(words.condition_words(e.when)), self.cited(version, e.law or version.main.law, e.ref), escape(e.note or ""))
                for e in version.elements
            ]
            page.add("Further elements of the offence:")
            page.table(("Element", "Provision", "Note"), rows, caption=self.caption("Further elements", version))
        if self.norm.kind == "offence":
            self.heading(1, "Exemptions and defences", f"{self.anchor(version)}-exemptions")
            self.exemptions(version)
        self.heading(1, "Sources", f"{self.anchor(version)}-sources")
        self.sources(version)

    def card(self, version: Version) -> None:
        act = version.enacted_by
        rows = [
            (
                "Provision",
                ", ".join(dict.fromkeys(self.cited(version, p.law, p.ref) for p in version.provisions if p.role == "defines"))
                or self.cited(version, version.main.law, version.main.ref),
            )
        ]
        if version.penalties:
            basic = version.penalties[0]
            rows.append(
                (
                    "Penalty, basic case",
                    f"**{escape(words.penalty_words(version, basic))}** {self.cited(version, basic.law or version.main.law, basic.ref)}",
                )
            )
        elif self.norm.kind == "age":
            first = next(iter(version.answers))
            rows.append(
                (escape(self.atlas.attributes[first].label), f"**{escape(words.answer_words(self.atlas, first, version.answers[first].value))}**")
            )
        rows.append(("In force", words.period_words(version.in_force)))
        if act:
            rows.append(("Brought in by", self.cited(version, act.law, act.ref or "") + (f" {small(act.commencement)}" if act.commencement else "")))
        rows.append(
            (
                "Checked",
                f"{mark(words.level_words(version.check.level), 'lx-level lx-' + version.check.level)} {version.check.date}"
                + (f" {small(version.check.note)}" if version.check.note else ""),
            )
        )
        self.page.add(
            '<dl class="lx-card" markdown="1">',
            *(f'<div markdown="1"><dt>{label}</dt><dd markdown="span">{value}</dd></div>' for label, value in rows),
            "</dl>",
        )

    def answers(self, version: Version) -> None:
        rows = []
        for name, answer in version.answers.items():
            attribute = self.atlas.attributes[name]
            rows.append(
                (
                    f"**{escape(attribute.label)}**<br>{small(attribute.question)}",
                    self.value(name, answer),
                    self.provision(version, answer),
                    self.note(answer),
                )
            )
        self.page.table(("Question", "Answer", "Provision", "Note"), rows, css="lx-answers", caption=self.caption("Answers", version))

    def value(self, name: str, answer: Answer) -> str:
        shown = words.answer_words(self.atlas, name, answer.value)
        meaning = self.atlas.attributes[name].meaning(str(answer.value)) if self.atlas.attributes[name].type == "code" and answer.established else ""
        return f"**{escape(shown)}**" + (f"<br>{small(meaning)}" if meaning and meaning != shown else "")

    def provision(self, version: Version, answer: Answer) -> str:
        law_id, ref = law.pinpoint(self.order, version, answer)
        return self.cited(version, law_id, ref)

    def note(self, part) -> str:
        note = escape(part.note) if part.note else ""
        doubt = f"{mark('Doubt', 'lx-doubt')} {escape(part.doubt)}" if part.doubt else ""
        return "<br>".join(text for text in (note, doubt) if text)

    def penalties(self, version: Version) -> None:
        rows = []
        for penalty in version.penalties:
            prison = imprisonment(version, penalty)
            term = words.range_words(prison)
            if penalty.none or penalty.open:
                term = words.penalty_words(version, penalty)
            if prison.computed and term:
                term += " (worked out)"
            fine = words.fine_words(penalty.fine) if penalty.fine else ""
            how = _change_words(penalty)
            when = words.condition_words(penalty.when) or ("basic case" if penalty.case == "basic" else "")
            rows.append(
                (
                    f"**{escape(penalty.case.replace('-', ' '))}**",
                    escape(when),
                    f"**{escape(term)}**" + (f"<br>{small(how)}" if how else ""),
                    escape(fine),
                    self.cited(version, penalty.law or version.main.law, penalty.ref),
                    self.note(penalty),
                )
            )
        self.page.table(
            ("Case", "When", "Imprisonment", "Fine", "Provision", "Note"), rows, css="lx-penalties", caption=self.caption("Penalties", version)
        )

    def exemptions(self, version: Version) -> None:
        if not version.exemptions:
            self.page.add("The provision was read and has none. General defences of the criminal law remain.")
            return
        rows = []
        for one in version.exemptions:
            when = words.condition_words(one.when)
            lost = f"<br>{small('Not if: ' + words.condition_words(one.unless))}" if one.unless else ""
            only = (
                f"<br>{small('Only for: ' + ', '.join(self.atlas.concepts[c].label for c in one.conduct if c in self.atlas.concepts))}"
                if one.conduct
                else ""
            )
            rows.append(
                (
                    f"**{escape(one.id.replace('-', ' '))}**",
                    escape(when) + lost + only,
                    escape(one.effect.replace("-", " ")),
                    self.cited(version, one.law or version.main.law, one.ref),
                    self.note(one),
                )
            )
        self.page.table(("Exemption", "Conditions", "Effect", "Provision", "Note"), rows, caption=self.caption("Exemptions and defences", version))

    def sources(self, version: Version) -> None:
        self.page.table(
            ("Provision", "Role", "Text of", "Fingerprint", "Read in"),
            [self.source(version, p) for p in version.provisions],
            caption=self.caption("Sources", version),
        )

    def source(self, version: Version, provision: Provision) -> tuple[str, ...]:
        found = self.order.law(provision.law)
        link = provision.url or (found.link(provision.at) if found else "")
        name = outside(link, law.cite(self.order, provision.law, provision.ref))
        if provision.unread:
            return name, provision.role, mark("not read", "lx-unread"), "", escape(provision.unread)
        copy = outside(provision.copy, "public copy") if provision.copy else "official text"
        return name, provision.role, str(provision.text_of), f'<code title="{provision.sha256}">{provision.sha256[:12]}…</code>', copy


def _change_words(penalty) -> str:
    if not penalty.change:
        return ""
    steps = []
    for step, verb in ((penalty.change.increase, "raised"), (penalty.change.decrease, "lowered")):
        if step and step.least and step.most:
            steps.append(f"{verb} by {step.least} to {step.most}")
        elif step:
            steps.append(f"{verb} by up to {step.most}" if step.most else f"{verb} by {step.least} or more")
    return " and ".join(steps) + (f" (of {penalty.change.of.replace('-', ' ')})" if penalty.change.of != "basic" else "")


# ── legal orders ─────────────────────────────────────────────────────────────


class _Orders:
    def __init__(self, site: Site) -> None:
        self.site, self.atlas = site, site.atlas

    def pages(self) -> Iterator[Page]:
        yield self.index()
        for order in self.atlas.jurisdictions.values():
            yield self.profile(order)
            for kind, title in (("age", "Ages"), ("rule", "General rules")):
                norms = [n for n in self.atlas.of(order.id) if n.kind == kind]
                if norms:
                    yield self.collection(order, norms, title)
            for norm in self.atlas.of(order.id):
                if norm.kind == "offence":
                    yield self.offence(order, norm)

    def index(self) -> Page:
        page = Page("jurisdictions/index.md", "Legal orders", wide=True)
        page.heading(1, "Legal orders")
        page.add(
            "The 27 Member States of the European Union and the three legal orders of the United Kingdom. Where nobody has read the law yet, the page says so."
        )
        stands = graph.coverage(self.atlas, self.site.today)
        rows = []
        for order in sorted(self.atlas.jurisdictions.values(), key=lambda o: o.label):
            statuses = [s for (o, _), s in stands.items() if o == order.id]
            versions = [v for n in self.atlas.of(order.id) for v in n.versions]
            consent = law.consent_age(self.atlas, order.id, self.site.today)
            twice = sum(v.check.level == "second-read" for v in versions)
            rows.append((
                page.to(f"jurisdictions/{order.id}/index.md", order.label), order.code,
                str(consent) if consent is not None else "not recorded",
                f"{statuses.count('covered')} covered, {statuses.count('absent')} absent, {statuses.count('not-researched') + statuses.count('no-version')} not researched",
                f"{len(versions)} versions, {twice} read twice" if versions else "none yet",
            ))  # fmt: skip
        page.table(("Legal order", "Code", "Age of sexual consent", "Concepts", "Records"), rows, caption="Legal orders")
        _closing(page, self.site)
        return page

    def profile(self, order: Jurisdiction) -> Page:
        atlas, today = self.atlas, self.site.today
        page = Page(f"jurisdictions/{order.id}/index.md", order.label)
        page.heading(1, order.label)
        _marker(page, self.site, "profile", order.id)
        native = " · ".join(foreign(name, language) for language, name in order.name.items() if language != "en")
        page.add((f"{native} · " if native else "") + f"{order.code} · official portal: {outside(order.portal.url, order.portal.name)}")
        if not atlas.of(order.id):
            page.add(
                f"{mark('Not researched', 'lx-unread')} Nobody has read this legal order for Lexatlas yet. Nothing can be concluded from the empty tables."
            )
        page.add(f"The law as recorded for {words.day_words(today)}.", "{: .lx-now }")
        for group, title in GROUPS.items():
            concepts = [c for c in atlas.concepts.values() if c.group == group]
            rows = [row for concept in concepts for row in self.answer_rows(page, order, concept)]
            if rows:
                page.heading(2, title, group)
                page.table(("Concept", "National provision", "In short", "Since", "Checked"), rows, css="lx-profile", caption=title)
        if order.notes:
            page.heading(2, "About this legal order", "notes")
            page.add(*(f"- {escape(note)}" for note in order.notes))
        if order.instruments:
            page.heading(2, "Instruments", "instruments")
            page.table(("Instrument", "Bound", "Since", "Note"), [self.binding_row(page, b) for b in order.instruments], caption="Instruments")
        if order.help:
            page.heading(2, "Reporting and help", "help")
            rows = [
                (escape(HELP_KINDS[h.kind]), outside(h.url or h.source, h.name), escape(h.phone or ""), outside(h.source, "source"))
                for h in order.help
            ]
            page.table(("For", "Name", "Phone", "Read at"), rows, caption="Reporting and help")
        if order.laws:
            page.heading(2, "Laws", "laws")
            rows = [
                (outside(one.url, one.name), escape(one.title.get("en", "")), escape(one.official_id or ""), escape(one.note or ""))
                for one in order.laws
            ]
            page.table(("Law", "In English", "Official id", "Note"), rows, caption="Laws")
        _cite(page, self.site, f"{order.label} ({order.code}), the law as recorded")
        _closing(page, self.site, (order.document.file,))
        return page

    def answer_rows(self, page: Page, order: Jurisdiction, concept: Concept) -> Iterator[tuple[str, ...]]:
        now = law.standing(self.atlas, order.id, concept.id, self.site.today)
        name = page.to(f"concepts/{concept.id}.md", concept.label)
        for norm, version in now.norms:
            what = short_answer(self.atlas, norm, version)
            since = str(version.in_force.first) if version.in_force.start else f"by {version.in_force.first}"
            target = page.to(norm_path(norm), norm.native, norm_anchor(norm))
            place = outside(law.link(order, version, version.main.law, version.main.ref), law.cite(order, version.main.law, version.main.ref))
            doubt = f" {mark('doubt', 'lx-doubt')}" if version.doubts else ""
            yield (
                name,
                f"{target}<br>{place}",
                escape(what),
                since,
                mark(words.level_words(version.check.level), "lx-level lx-" + version.check.level) + doubt,
            )
        if not now.norms:
            instead = ""
            if now.absence:
                instead = "; ".join(self.instead(page, order, one) for one in now.absence.instead)
            checked = mark(words.level_words(now.absence.check.level), "lx-level lx-" + now.absence.check.level) if now.absence else ""
            yield (
                name,
                mark(STATUS[now.status], "lx-" + now.status),
                escape(now.reason) + (f"<br><small>May be reached by: {instead}</small>" if instead else ""),
                "",
                checked,
            )

    def instead(self, page: Page, order: Jurisdiction, one) -> str:
        if one.offence and one.offence in self.atlas.norms:
            other = self.atlas.norms[one.offence]
            return f"{page.to(norm_path(other), other.native)} ({escape(one.note)})"
        found = order.law(one.law) if one.law else None
        cited = outside(found.url, law.cite(order, one.law, one.ref or "")) + ": " if found else ""
        return cited + escape(one.note)

    def binding_row(self, page: Page, binding) -> tuple[str, ...]:
        instrument = self.atlas.instruments.get(binding.instrument)
        name = page.to(f"instruments/{instrument.id}.md", instrument.short) if instrument else escape(binding.instrument)
        bound = _BOUND.get(binding.bound, "not established")
        span = " to ".join(str(day) for day in (binding.start, binding.to) if day)
        notes = [escape(text) for text in (binding.note, *(f"{r.ref}: {r.note}" for r in binding.reservations)) if text]
        notes += [f"{mark('Doubt', 'lx-doubt')} {escape(binding.doubt)}"] if binding.doubt else []
        notes += [outside(binding.source, "source")] if binding.source else []
        return name, bound, span, "<br>".join(notes)

    def collection(self, order: Jurisdiction, norms: list[Norm], title: str) -> Page:
        page = Page(norm_path(norms[0]), f"{title}: {order.label}")
        page.heading(1, f"{title}: {order.label}")
        _marker(page, self.site, "record")
        page.add(*(f"- {page.to(page.path, n.label, n.id).replace('](' + page.href(page.path), '](')}" for n in norms))
        for norm in norms:
            page.heading(2, _title(norm), norm.id)
            view = _NormView(self.site, page, norm, 3)
            view.head()
            view.all()
        _closing(page, self.site, (norms[0].document.file,))
        return page

    def offence(self, order: Jurisdiction, norm: Norm) -> Page:
        page = Page(norm_path(norm), f"{norm.native} · {order.label}")
        page.add(f"# {foreign(norm.native, next(iter(norm.name)))}")
        _marker(page, self.site, "record", norm.id)
        view = _NormView(self.site, page, norm, 2)
        view.head()
        view.all()
        _closing(page, self.site, (norm.document.file,))
        return page


def instead_words(atlas: Atlas, order: Jurisdiction, one: Instead) -> str:
    """What else may reach the conduct, without links."""
    if one.offence and one.offence in atlas.norms:
        return f"{atlas.norms[one.offence].native} ({one.note})"
    return f"{law.cite(order, one.law, one.ref or '')}: {one.note}" if one.law else one.note


def short_answer(atlas: Atlas, norm: Norm, version: Version) -> str:
    """A version in a few words: the penalty of an offence's basic case, the answers of an age or a rule."""
    if norm.kind == "offence":
        return words.penalty_words(version, version.penalties[0]) if version.penalties else ""
    parts = []
    for name, answer in version.answers.items():
        if atlas.attributes[name].type == "text":
            continue
        shown = words.answer_words(atlas, name, answer.value)
        parts.append(shown if name == "age" else f"{atlas.attributes[name].label}: {shown}")
    return "; ".join(parts)


# ── concepts ─────────────────────────────────────────────────────────────────


class _Concepts:
    def __init__(self, site: Site) -> None:
        self.site, self.atlas = site, site.atlas

    def pages(self) -> Iterator[Page]:
        yield self.index()
        yield from (self.concept(c) for c in self.atlas.concepts.values())

    def index(self) -> Page:
        page = Page("concepts/index.md", "Concepts")
        page.heading(1, "Concepts")
        page.add("What is compared: offences, ages and rules, defined without regard to any one legal order.")
        for group, title in GROUPS.items():
            found = [c for c in self.atlas.concepts.values() if c.group == group]
            page.heading(2, title, group)
            page.table(
                ("Concept", "In a sentence"),
                [(page.to(f"concepts/{c.id}.md", c.label), escape(c.plain or c.definition)) for c in found],
                caption=title,
            )
        _closing(page, self.site)
        return page

    def concept(self, concept: Concept) -> Page:
        page = Page(f"concepts/{concept.id}.md", concept.label)
        page.heading(1, concept.label)
        _marker(page, self.site, "concept", concept.id)
        page.add(escape(concept.definition))
        page.add(_in_graph(page, f"concept:{concept.id}"))
        if concept.scope:
            page.add(f"**Scope.** {escape(concept.scope)}")
        self.comparison(page, concept)
        if concept.not_this:
            page.heading(2, "What it is not", "not-this")
            page.add(*(f"- {page.to(f'concepts/{n.concept}.md', self.atlas.concepts[n.concept].label)}: {escape(n.line)}" for n in concept.not_this))
        links = [("Broader", concept.broader), ("Related", concept.related)]
        if any(ids for _, ids in links):
            page.add(
                " · ".join(
                    f"{label}: " + ", ".join(page.to(f"concepts/{i}.md", self.atlas.concepts[i].label) for i in ids) for label, ids in links if ids
                )
            )
        self.required(page, concept)
        self.terms(page, concept)
        _cite(page, self.site, f"concept {concept.label}, record {concept.id}")
        _closing(page, self.site, (concept.document.file,))
        return page

    def comparison(self, page: Page, concept: Concept) -> None:
        page.heading(2, "In each legal order", "comparison")
        orders = sorted(self.atlas.jurisdictions.values(), key=lambda o: o.label)
        read = [o for o in orders if law.standing(self.atlas, o.id, concept.id, self.site.today).status in ("covered", "absent", "no-version")]
        if read:
            compared = law.compare(self.atlas, concept.id, [o.id for o in read], self.site.today)
            columns = [row for row in compared.rows if row.attribute not in ("list-offence", "criminalised")]
            rows = [self.row(page, concept, compared.standings[o.id], columns) for o in read]
            page.add(f"The law on {words.day_words(self.site.today)}. Hover or follow a citation for the pinpoint.")
            page.table(
                ("Legal order", "Provision", *(escape(r.label) for r in columns)),
                rows,
                css="lx-compare",
                caption=f"{concept.label} in each legal order",
            )
        missing = [o.label for o in orders if o not in read]
        if missing:
            page.add(f"{mark('Not researched', 'lx-unread')} {escape(', '.join(missing))}.")

    def row(self, page: Page, concept: Concept, now: law.Standing, columns: list[law.Row]) -> tuple[str, ...]:
        order = now.jurisdiction
        name = page.to(f"jurisdictions/{order.id}/index.md", order.label)
        if not now.norms:
            return (name, mark(STATUS[now.status], "lx-" + now.status) + f"<br>{small(now.reason)}", *("" for _ in columns))
        provisions = "<br>".join(
            f"{page.to(norm_path(n), n.native, norm_anchor(n))} {small(law.cite(order, v.main.law, v.main.ref))}" for n, v in now.norms
        )
        return (name, provisions, *(self.cells(column.cells[order.id], len(now.norms) > 1) for column in columns))

    def cells(self, cells: tuple[law.Cell, ...], several: bool) -> str:
        shown = []
        for cell in cells:
            if cell.case != "basic":
                continue
            doubt = f" {mark('doubt', 'lx-doubt')}" if cell.doubt else ""
            which = f" {small(self.atlas.norms[cell.record].native if cell.record in self.atlas.norms else cell.record)}" if several else ""
            shown.append(f"{escape(cell.words)}{which}<br>{outside(cell.url, cell.citation)}{doubt}")
        return "<br>".join(dict.fromkeys(shown))

    def required(self, page: Page, concept: Concept) -> None:
        rows = []
        for instrument in self.atlas.instruments.values():
            for article in instrument.articles:
                if concept.id in article.concepts:
                    least = ", ".join(
                        f"{m.imprisonment.words()} ({m.case.replace('-', ' ')})" for m in article.minimum_maximum if m.concept in (None, concept.id)
                    )
                    status = "" if instrument.status == "in-force" else f" {mark(instrument.status.replace('-', ' '), 'lx-unread')}"
                    rows.append(
                        (
                            page.to(f"instruments/{instrument.id}.md", f"{instrument.short}, {article.ref}") + status,
                            escape(article.obligation),
                            escape(least),
                        )
                    )
        if rows:
            page.heading(2, "International provisions", "instruments")
            page.table(("Provision", "What it asks for", "Least maximum penalty"), rows, caption="International provisions")

    def terms(self, page: Page, concept: Concept) -> None:
        if concept.terms or concept.official_terms or concept.mappings:
            page.heading(2, "Terms", "terms")
        if concept.terms:
            rows = [
                (f"**{escape(t.term)}**", mark(t.status, "lx-" + t.status), escape(t.reason or ""), outside(t.source, "source") if t.source else "")
                for t in concept.terms
            ]
            page.table(("Term", "Standing", "Why", "Source"), rows, caption="Terms")
        if concept.official_terms:
            page.heading(3, "In the languages of the European Union", "official-terms")
            rows = [
                (
                    t.language,
                    foreign(t.term, t.language),
                    self.instrument_link(page, t.instrument, t.ref),
                    outside(t.copy, "read here") if t.copy else "",
                    escape(t.doubt or ""),
                )
                for t in concept.official_terms
            ]
            page.table(("Language", "Term", "Provision", "Text", "Doubt"), rows, caption="Official terms")
        if concept.mappings:
            page.heading(3, "In other vocabularies", "mappings")
            rows = [
                (
                    escape(m.scheme),
                    escape(m.match),
                    outside(m.uri, m.label) if m.uri else escape(" ".join(x for x in (m.notation, m.label) if x)),
                    outside(m.source, "source") if m.source else "",
                    escape(m.note or ""),
                )
                for m in concept.mappings
            ]
            page.table(("Vocabulary", "Match", "Notion", "Source", "Note"), rows, caption="Mappings")

    def instrument_link(self, page: Page, instrument: str, ref: str) -> str:
        found = self.atlas.instruments.get(instrument)
        return page.to(f"instruments/{instrument}.md", f"{found.short}, {ref}") if found else escape(ref)


# ── instruments ──────────────────────────────────────────────────────────────


class _Instruments:
    def __init__(self, site: Site) -> None:
        self.site, self.atlas = site, site.atlas

    def pages(self) -> Iterator[Page]:
        yield self.index()
        yield from (self.instrument(i) for i in self.atlas.instruments.values())

    def index(self) -> Page:
        page = Page("instruments/index.md", "Instruments", wide=True)
        page.heading(1, "Instruments")
        page.add("What states have agreed to punish, article by article, and how each answers.")
        rows = [
            (page.to(f"instruments/{i.id}.md", i.short), escape(i.title), escape(i.status.replace("-", " ")), escape(i.official_id or ""))
            for i in self.atlas.instruments.values()
        ]
        page.table(("Instrument", "Title", "Status", "Number"), rows, caption="Instruments")
        _closing(page, self.site)
        return page

    def instrument(self, instrument: Instrument) -> Page:
        page = Page(f"instruments/{instrument.id}.md", instrument.short)
        page.heading(1, instrument.short)
        page.add(
            f"{outside(instrument.url, instrument.title)} · {mark(instrument.status.replace('-', ' '), 'lx-level lx-' + instrument.status)} · {_in_graph(page, f'instrument:{instrument.id}')}"
        )
        facts = [
            ("Number", instrument.official_id),
            ("Adopted", instrument.adopted),
            ("In force from", instrument.in_force and instrument.in_force.start),
            ("To be complied with by", instrument.transposition),
            ("Binding", instrument.binding),
            ("Status", instrument.status_note),
            ("Notes", instrument.notes),
        ]
        page.add(
            *(f"- **{label}:** {escape(str(value))}" for label, value in facts if value),
            *(f"- **Correction:** {escape(c)}" for c in instrument.corrections),
        )
        if instrument.replaces:
            page.add(
                "Replaces: "
                + ", ".join(
                    page.to(f"instruments/{i}.md", self.atlas.instruments[i].short) for i in instrument.replaces if i in self.atlas.instruments
                )
            )
        if instrument.doubts:
            page.add('<div class="lx-doubts" markdown="1">', "", "**Doubts**", "", *(f"- {escape(d)}" for d in instrument.doubts), "", "</div>")
        page.heading(2, "Article by article", "articles")
        rows = []
        for article in instrument.articles:
            least = ", ".join(f"{m.imprisonment.words()} ({m.case.replace('-', ' ')})" for m in article.minimum_maximum)
            concepts = ", ".join(page.to(f"concepts/{c}.md", self.atlas.concepts[c].label) for c in article.concepts if c in self.atlas.concepts)
            extra = [
                escape(text)
                for text in (article.reservations and f"Reservations: {article.reservations}", article.doubt and f"Doubt: {article.doubt}")
                if text
            ]
            rows.append(
                (
                    f"**{escape(article.ref)}**<br>{small(article.heading or '')}",
                    escape(article.obligation) + "".join(f"<br><small>{e}</small>" for e in extra),
                    ("optional" if article.optional else article.kind),
                    concepts,
                    escape(least),
                )
            )
        page.table(("Provision", "What it asks for", "Kind", "Concepts", "Least maximum"), rows, caption="Articles")
        self.answers(page, instrument)
        self.bound(page, instrument)
        if instrument.read:
            read = instrument.read
            page.heading(2, "Source", "source")
            page.add(
                f"Read: {outside(read.url, 'official text')}, text of {read.text_of}"
                + (f", {outside(read.copy, 'public copy')}" if read.copy else "")
                + (f", fingerprint `{read.sha256[:12]}…`" if read.sha256 else "")
                + ". "
                + escape(read.note or "")
                + (f" Checked: {words.level_words(instrument.check.level)}, {instrument.check.date}." if instrument.check else "")
            )
        _cite(page, self.site, f"{instrument.short}, record {instrument.id}")
        _closing(page, self.site, (instrument.document.file,))
        return page

    def answers(self, page: Page, instrument: Instrument) -> None:
        orders = [o for o in self.atlas.jurisdictions if self.atlas.of(o)]
        rows = []
        for m in law.measures(self.atlas, instrument, orders, self.site.today):
            order = self.atlas.jurisdictions[m.jurisdiction]
            needed = f"{m.required.imprisonment.words()} ({m.required.case.replace('-', ' ')})" if m.required else ""
            national = ""
            if m.norm and m.version and m.penalty:
                penalty = m.penalty
                cited = outside(
                    law.link(order, m.version, penalty.law or m.version.main.law, penalty.ref),
                    law.cite(order, penalty.law or m.version.main.law, penalty.ref),
                )
                national = f"{page.to(norm_path(m.norm), m.norm.native)} {cited}" + (
                    f"<br>up to **{escape(m.maximum.words())}**" if m.maximum else ""
                )
            finding = {"below": "below: check both texts", "reached": "reached", "covered": "covered", "not-comparable": "not comparable"}.get(
                m.status
            ) or STATUS[m.status]
            rows.append(
                (
                    escape(m.article_ref),
                    page.to(f"concepts/{m.concept}.md", self.atlas.concepts[m.concept].label),
                    order.code,
                    mark(finding, "lx-finding lx-" + m.status),
                    escape(needed),
                    national,
                )
            )
        if rows:
            page.heading(2, "Each legal order's answer", "answers")
            page.add(
                "The greatest national maximum that applies to every child of the case, against the least maximum that the instrument asks for. A shortfall is a finding for a person to check against both texts, never a verdict: aggravated cases, general rules and other offences may reach the required level."
            )
            page.table(
                ("Article", "Concept", "Legal order", "Finding", "Least maximum", "National offence"),
                rows,
                css="lx-measures",
                caption="Each legal order's answer",
            )

    def bound(self, page: Page, instrument: Instrument) -> None:
        rows = []
        for order in sorted(self.atlas.jurisdictions.values(), key=lambda o: o.label):
            for binding in order.instruments:
                if binding.instrument == instrument.id:
                    span = " to ".join(str(day) for day in (binding.start, binding.to) if day)
                    notes = [
                        escape(text)
                        for text in (binding.note, *(f"{r.ref}: {r.note}" for r in binding.reservations), binding.doubt and f"Doubt: {binding.doubt}")
                        if text
                    ]
                    notes += [outside(binding.source, "source")] if binding.source else []
                    rows.append(
                        (
                            page.to(f"jurisdictions/{order.id}/index.md", order.label),
                            _BOUND.get(binding.bound, "not established"),
                            str(binding.signed or ""),
                            str(binding.ratified or ""),
                            span,
                            "<br>".join(notes),
                        )
                    )
        if rows:
            page.heading(2, "Whom it binds", "bound")
            page.table(("Legal order", "Bound", "Signed", "Ratified", "Since", "Note"), rows, caption="Whom it binds")


# ── across legal orders ──────────────────────────────────────────────────────


def _ages(site: Site) -> Page:
    atlas = site.atlas
    page = Page("ages.md", "Ages", wide=True)
    page.heading(1, "Ages")
    _marker(page, site, "ages", tool="ages")
    page.add("Every age that decides a case. Each number leads to its rule, its pinpoint and its versions.")
    page.add(f"The law on {words.day_words(site.today)}.", "{: .lx-now }")
    page.add('<div id="lx-tool" class="lx-tool"></div>')
    page.add("<noscript><p>The map needs JavaScript; the table below says the same for today.</p></noscript>")
    page.heading(2, "All ages", "matrix")
    concepts = [c for c in atlas.concepts.values() if c.kind == "age"]
    rows = []
    for order in sorted(atlas.jurisdictions.values(), key=lambda o: o.label):
        cells = [page.to(f"jurisdictions/{order.id}/index.md", order.label)]
        for concept in concepts:
            now = law.standing(atlas, order.id, concept.id, site.today)
            shown = [
                f"{page.to(norm_path(n), age_answer(atlas, v), norm_anchor(n))}<br>{small(law.cite(order, v.main.law, v.main.ref))}"
                for n, v in now.norms
            ]
            cells.append("<br>".join(shown) or mark(STATUS[now.status], "lx-" + now.status))
        rows.append(cells)
    page.table(("Legal order", *(page.to(f"concepts/{c.id}.md", c.label) for c in concepts)), rows, css="lx-compare", caption="Ages")
    _closing(page, site)
    return page


def age_answer(atlas: Atlas, version: Version) -> str:
    """An age rule in a few words: the age, or from which age on and with which gap."""
    if "age" in version.answers:
        return words.answer_words(atlas, "age", version.answers["age"].value)
    parts = [words.answer_words(atlas, name, version.answers[name].value) for name in ("min-younger-age", "max-gap") if name in version.answers]
    younger, gap = (*parts, "none", "none")[:2]
    return (f"from {younger}" if younger != "none" else "") + (f", gap {gap}" if gap != "none" else "") or "see the rule"


def difference_lines(atlas: Atlas, amendment: law.Amendment) -> list[str]:
    """What a version changed, one line of Markdown a point: the question, the old answer, the new one."""

    def said(attribute: str, value: object) -> str:
        return value.words() if isinstance(value, Duration) else words.answer_words(atlas, attribute, value)

    lines = []
    for one in amendment.differences:
        known = atlas.attributes.get(one.attribute)
        label = known.label if known else {"penalty": "Penalty", "exemption": "Exemption or defence"}.get(one.attribute, one.attribute)
        case = "" if one.case == "basic" else f" ({one.case.replace('-', ' ')})"
        if one.old is None:
            change = f"new: **{escape(said(one.attribute, one.new))}**"
        elif one.new is None:
            change = f"no longer: {escape(said(one.attribute, one.old))}"
        else:
            change = f"{escape(said(one.attribute, one.old))} → **{escape(said(one.attribute, one.new))}**"
        lines.append(f"{escape(label + case)}: {change}")
    return lines


def _changes(site: Site) -> Page:
    atlas = site.atlas
    page = Page("changes.md", "Changes of the law")
    page.heading(1, "Changes of the law")
    _marker(page, site, "changes", tool="changes", dated=False)
    page.add(
        "When each recorded version came into force, newest first, and what it changed: the points below an entry are worked out from the version before it."
    )
    page.add('<div id="lx-tool" class="lx-tool"></div>')
    amended = {(n.id, a.version.in_force.first): a for n in atlas.norms.values() for a in law.changes(n)}
    events = [(v.in_force.start, n, v) for n in atlas.norms.values() for v in n.versions if v.in_force.start]
    events.sort(key=lambda e: (e[0], e[1].id), reverse=True)
    year = None
    for day, norm, version in events:
        if day.year != year:
            year = day.year
            page.heading(2, str(year), f"year-{year}")
        order = atlas.jurisdictions[norm.jurisdiction]
        act = f" ({escape(law.cite(order, version.enacted_by.law, version.enacted_by.ref or ''))})" if version.enacted_by else ""
        anchor = f"{norm.id}-{version.in_force.first}"
        coming = f" {mark('not yet in force', 'lx-unread')}" if day > site.today else ""
        amendment = amended.get((norm.id, version.in_force.first))
        page.add(
            f'<div class="lx-change" data-lx-order="{norm.jurisdiction}" data-lx-concepts="{" ".join(norm.concepts)}" markdown="1">',
            "",
            f"**{day}** {escape(order.label)}: {page.to(norm_path(norm), norm.native, anchor)}{act}{coming}"
            + (f": {escape(version.changed)}" if version.changed else "")
            + ("" if amendment else f" {small('the first version recorded')}"),
            "",
            *(f"- {line}" for line in (difference_lines(atlas, amendment) if amendment else ())),
            "",
            "</div>",
        )
    _closing(page, site)
    return page


def _glossary(site: Site) -> Page:
    page = Page("glossary.md", "Glossary", wide=True, searched=False)
    page.heading(1, "Glossary")
    page.add("Terms in all recorded languages. A deprecated term leads to the preferred one.")
    entries = []
    for concept in site.atlas.concepts.values():
        target = page.to(f"concepts/{concept.id}.md", concept.label)
        for term in concept.terms:
            entries.append((term.term, term.language, mark(term.status, "lx-" + term.status), target, escape(term.reason or "")))
        for term in concept.official_terms:
            entries.append((term.term, term.language, "official", target, escape(f"{term.ref}")))
        if not any(t.term.casefold() == concept.label.casefold() for t in concept.terms):
            entries.append((concept.label, "en", mark("preferred", "lx-preferred"), target, ""))
    rows = [
        (foreign(t, language), language, status, target, why) for t, language, status, target, why in sorted(entries, key=lambda e: e[0].casefold())
    ]
    page.table(("Term", "Language", "Standing", "Concept", "Why"), rows, css="lx-glossary", caption="Glossary")
    _closing(page, site)
    return page


_TYPES = {
    "yes-no": "yes, no or depends",
    "age": "age in years",
    "duration": "duration",
    "code": "one of the values",
    "codes": "values",
    "text": "text",
}


def _questions(site: Site) -> Page:
    atlas = site.atlas
    page = Page("questions.md", "Questions")
    page.heading(1, "Questions")
    page.add(
        "Every legal order answers the same questions. How each is meant, why it matters across borders, and how a reader decides a doubtful case."
    )
    for attribute in atlas.attributes.values():
        page.heading(2, attribute.label, attribute.id)
        where = attribute.applies_to
        asked_of = f"all {where}" if isinstance(where, str) else ", ".join(page.to(f"concepts/{c}.md", atlas.concepts[c].label) for c in where)
        page.add(f"**{escape(attribute.question)}**")
        page.add(
            f"- Answer: {_TYPES[attribute.type]}" + (", worked out from the penalties" if attribute.derived else ""),
            f"- Asked of: {asked_of}",
            *([f"- Why it matters: {escape(attribute.why)}"] if attribute.why else []),
            *([f"- Guideline: {escape(attribute.guideline)}"] if attribute.guideline else []),
            *([f"- Example: {_example(site, page, attribute.example)}"] if attribute.example else []),
        )
        if attribute.values:
            page.table(("Value", "Meaning"), [(f"`{m.value}`", escape(m.meaning)) for m in attribute.values], caption=f"Values of {attribute.label}")
    _closing(page, site, (next(iter(atlas.attributes.values())).document.file,) if atlas.attributes else ())
    return page


def _example(site: Site, page: Page, example) -> str:
    order = site.atlas.jurisdictions.get(example.jurisdiction)
    found = order.law(example.law) if order and example.law else None
    cited = outside(found.url, law.cite(order, example.law, example.ref)) if found else escape(example.ref)
    return f"{page.to(f'jurisdictions/{order.id}/index.md', order.label) if order else ''}, {cited}: {escape(example.answer)}"


HELP_KINDS = {
    "child-helpline": "Helpline for children",
    "missing-children": "Missing children",
    "hotline": "Report illegal material",
    "police": "Police",
    "prevention": "Worried about one's own thoughts or behaviour",
}


def _help(site: Site) -> Page:
    page = Page("help.md", "Help and reporting")
    page.heading(1, "Help and reporting")
    page.add("A child in danger now: call **112**.")
    decision = outside("https://eur-lex.europa.eu/eli/dec/2007/116(1)/oj", "Commission Decision 2007/116/EC")
    amended = outside("https://eur-lex.europa.eu/eli/dec/2007/698/oj", "its amendment")
    page.add(
        "- **116 111**: helpline for children who need help or somebody to talk to",
        "- **116 000**: hotline for missing children",
        "",
        f"Both numbers are reserved across the European Union ({decision} and {amended}); not every state runs both, and a call from abroad may need another number.",
    )
    page.add(
        "Material that shows the sexual abuse of a child is reported to the national hotline or the police. Do not copy it and do not send it on, not even as proof: note the address and the time."
    )
    rows = []
    for order in sorted(site.atlas.jurisdictions.values(), key=lambda o: o.label):
        for one in order.help:
            rows.append(
                (
                    page.to(f"jurisdictions/{order.id}/index.md", order.label),
                    escape(HELP_KINDS[one.kind]),
                    outside(one.url or one.source, one.name),
                    escape(one.phone or ""),
                    str(one.checked or ""),
                )
            )
    if rows:
        page.heading(2, "In each legal order", "orders")
        page.table(("Legal order", "For", "Name", "Phone", "Read on"), rows, caption="Help and reporting in each legal order")
    page.add("Where a legal order is missing here, its points have not been read from a source yet.")
    _closing(page, site)
    return page
