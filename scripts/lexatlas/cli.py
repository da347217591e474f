"""The command line: parses, calls, prints. Exit 0 done, 1 findings, 2 wrong call or unreadable input."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.markup import escape as markup
from rich.progress import track
from rich.table import Table

from . import __version__, case, checks, export, facts, fingerprint, graph, law, report, rereading, store, words, yamlfile
from .export import graphs, tables
from .findings import Misuse, Refused
from .records import Atlas

EXPORTS = {"facts": ("csv", "json"), "vocabulary": ("ttl", "jsonld")}
FORMATS = ("table", "md", "csv", "json")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    args = _parser().parse_args(argv)
    try:
        return args.run(args) or 0
    except Misuse as error:
        print(f"lexatlas: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader went away, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="lexatlas", description="Child-protection law in Europe as records: validate, look up, compare, publish.")
    parser.add_argument("--version", action="version", version=f"lexatlas {__version__}")
    parser.add_argument("--root", type=Path, help="folder with definitions/ and jurisdictions/ (default: found from here)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, run, text: str, **more) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text, **more)
        command.set_defaults(run=run)
        return command

    def on(command: argparse.ArgumentParser) -> None:
        command.add_argument(
            "--on", type=_day, default=date.today(), metavar="DATE", help="the law as it stood on this day, YYYY-MM-DD (default: today)"
        )

    def shape(command: argparse.ArgumentParser, forms: Sequence[str] = FORMATS) -> None:
        command.add_argument("--format", choices=forms, default=forms[0])

    command = add("validate", _validate, "Check all records, or show only findings below PATH.")
    command.add_argument("paths", nargs="*", metavar="PATH")
    shape(command, report.FORMATS)

    command = add("show", _show, "A legal order, or its answer to one concept.")
    command.add_argument("jurisdiction")
    command.add_argument("concept", nargs="?")
    on(command)
    shape(command)

    command = add("compare", _compare, "One concept across legal orders, question by question.")
    command.add_argument("--concept", required=True)
    command.add_argument("--in", dest="orders", type=_list, metavar="it,nl,…", help="default: all")
    on(command)
    shape(command)

    command = add("case", _case, "Hold the facts of a case against the legal orders that it touches. Never a verdict.")
    command.add_argument("facts", type=Path, metavar="FACTS.yml", help="form: definitions/schemas/facts.schema.json")
    shape(command, ("text", "json"))

    command = add("coverage", _coverage, "What is covered, absent or not researched in each legal order.")
    on(command)
    shape(command)

    command = add("minimum", _minimum, "An instrument's obligations held against national offences, state by state.")
    command.add_argument("instrument")
    command.add_argument("--in", dest="orders", type=_list, metavar="it,nl,…", help="default: all that have records")
    command.add_argument("--all", action="store_true", help="also what is reached; otherwise only what falls short or is missing")
    on(command)
    shape(command)

    command = add("graph", _graph, "Figures of the graph, or the graph itself in a file.")
    command.add_argument("--out", type=Path, help="write the graph to this file")
    command.add_argument("--format", choices=("graphml", "json"), default="graphml")

    command = add("impact", _impact, "Which records rest on a provision, and must be read again if it changes.")
    command.add_argument("law")
    command.add_argument("provision", nargs="?", help='such as "art. 609-undecies"')
    shape(command)

    command = add("alike", _alike, "Which legal orders define a concept most alike, and why.")
    command.add_argument("concept")
    command.add_argument("--in", dest="orders", type=_list, metavar="it,nl,…", help="default: all")
    on(command)
    shape(command)

    command = add("export", _export, "Write the data for reuse.")
    command.add_argument("what", choices=tuple(EXPORTS))
    command.add_argument(
        "--format",
        choices=sorted({form for forms in EXPORTS.values() for form in forms}),
        help="facts: csv (default), json; vocabulary: ttl (default), jsonld",
    )
    command.add_argument("--out", type=Path, help="default: standard output")

    command = add("build", _build, "Build the site.")
    command.add_argument("--out", type=Path, default=Path("site"), metavar="DIR", help="default: site")

    command = add("serve", _serve, "Preview the site on this machine; pages follow the records as you edit.")
    command.add_argument("--port", type=int, default=8000)

    command = add("questions", _questions, "The form for a second read: what is asked of every record, without the answers.")
    command.add_argument("jurisdiction")
    on(command)

    command = add("reread", _reread, "Compare a filled form with the records, and show every difference.")
    command.add_argument("form", type=Path)
    on(command)
    shape(command)

    command = add("fingerprint", _fingerprint, "SHA-256 of the normalised text of a file.")
    command.add_argument("files", nargs="+", type=Path, metavar="FILE")
    return parser


# ── arguments ────────────────────────────────────────────────────────────────


def _day(text: str) -> date:
    try:
        if len(text) != 10:
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day: write YYYY-MM-DD, such as 2020-06-01") from None


def _list(text: str) -> list[str]:
    found = [part.strip().lower() for part in text.split(",") if part.strip()]
    if not found:
        raise argparse.ArgumentTypeError("name at least one legal order, such as it,nl")
    return list(dict.fromkeys(found))


def _root(args: argparse.Namespace) -> Path:
    if args.root is None:
        return store.find_root(Path.cwd())
    root = args.root.resolve()
    if not (root / "definitions").is_dir():
        raise Misuse(f"{args.root} has no folder definitions/")
    return root


def _library(args: argparse.Namespace) -> store.Library:
    """All records. Shows progress on a terminal, and only there."""
    terminal = Console(stderr=True)

    def progress(files: Iterable[Path]) -> Iterable[Path]:
        return track(files, "Reading records", console=terminal, transient=True) if terminal.is_terminal else files

    return store.load(_root(args), progress)


def _atlas(args: argparse.Namespace) -> Atlas:
    """The records; says so where some could not be read, since the answer then lacks them."""
    library = _library(args)
    if library.findings:
        files = sorted({f.place.file for f in library.findings})
        print(f"lexatlas: {len(files)} file(s) left out because of errors (see `lexatlas validate`): {', '.join(files[:5])}", file=sys.stderr)
    return library.atlas


# ── output ───────────────────────────────────────────────────────────────────


def _print(columns: Sequence[str], rows: Iterable[Sequence[str]], form: str) -> None:
    rows = [[str(cell) for cell in row] for row in rows]
    match form:
        case "csv":
            print(tables.as_csv(columns, rows), end="")
        case "json":
            print(tables.as_json(columns, rows), end="")
        case "md":
            print(tables.as_markdown(columns, rows), end="")
        case _:
            console = Console(width=None if sys.stdout.isatty() else 160)
            table = Table(*columns, show_lines=True)
            for row in rows:
                table.add_row(*map(markup, row))
            console.print(table)


# ── commands ─────────────────────────────────────────────────────────────────


def _validate(args: argparse.Namespace) -> int:
    library = _library(args)
    found = checks.run(library)
    if args.paths:
        wanted = [_below(library.root, path) for path in args.paths]
        found = [f for f in found if any(w in (".", f.place.file) or f.place.file.startswith(w + "/") for w in wanted)]
    output = report.render(found, args.format)
    if output:
        print(output, flush=True)
    if args.format == "text":
        print(f"{len(library.documents)} files, {len(found)} finding{'' if len(found) == 1 else 's'}", file=sys.stderr)
    return 1 if found else 0


def _below(root: Path, path: str) -> str:
    """A path given from here, as findings show it. Raises Misuse where it does not exist or lies elsewhere."""
    full = Path(path).resolve()
    if not full.exists():
        raise Misuse(f"there is no {path}")
    if not full.is_relative_to(root):
        raise Misuse(f"{path} lies outside {root}")
    return full.relative_to(root).as_posix()


def _show(args: argparse.Namespace) -> None:
    atlas = _atlas(args)
    order = law.order_of(atlas, args.jurisdiction)
    if args.concept:
        _print_comparison(law.compare(atlas, args.concept, [order.id], args.on), args.format)
        return
    rows = []
    for concept in atlas.concepts.values():
        now = law.standing(atlas, order.id, concept.id, args.on)
        for norm, version in now.norms:
            what = _first_answer(atlas, version) if norm.kind != "offence" else words.penalty_words(version, version.penalties[0])
            since = version.in_force.start or f"by {version.in_force.known_from}"
            rows.append(
                (
                    concept.id,
                    norm.label,
                    law.cite(order, version.main.law, version.main.ref),
                    what,
                    since,
                    version.in_force.to or "",
                    version.check.level,
                )
            )
        if not now.norms:
            rows.append((concept.id, f"({now.status.replace('-', ' ')})", "", now.reason, "", "", now.absence.check.level if now.absence else ""))
    print(f"{order.label} ({order.code}), the law on {args.on}", file=sys.stderr)
    _print(("concept", "record", "provision", "answer", "from", "to", "checked"), rows, args.format)


def _first_answer(atlas: Atlas, version) -> str:
    return "; ".join(f"{name}: {words.answer_words(atlas, name, a.value)}" for name, a in version.answers.items())


def _compare(args: argparse.Namespace) -> None:
    atlas = _atlas(args)
    orders = args.orders or [o for o in atlas.jurisdictions if atlas.of(o)]
    _print_comparison(law.compare(atlas, args.concept, orders, args.on), args.format)


def _print_comparison(comparison: law.Comparison, form: str) -> None:
    orders = list(comparison.standings)
    if form in ("csv", "json"):
        columns = ("attribute", "jurisdiction", "status", "record", "case", "value", "law", "provision", "url", "verification", "note", "doubt")
        rows = []
        for now in comparison.standings.values():
            if now.status in ("no-version", "not-researched"):
                rows.append(("", now.jurisdiction.id, now.status, "", "", "", "", "", "", "", now.reason, ""))
        for row in comparison.rows:
            for order in orders:
                rows += [
                    (
                        row.attribute,
                        order,
                        comparison.standings[order].status,
                        c.record,
                        c.case,
                        c.value,
                        c.law,
                        c.ref,
                        c.url,
                        c.level,
                        c.note,
                        c.doubt,
                    )
                    for c in row.cells[order]
                ]
        _print(columns, rows, form)
        return
    print(f"{comparison.concept.label}: the law on {comparison.day}", file=sys.stderr)
    codes = [comparison.standings[o].jurisdiction.code for o in orders]
    rows = [
        [
            "Provision",
            *(
                "; ".join(f"{n.native} ({law.cite(s.jurisdiction, v.main.law, v.main.ref)})" for n, v in s.norms)
                or f"{s.status.replace('-', ' ')}: {s.reason}"
                for s in comparison.standings.values()
            ),
        ]
    ]
    for row in comparison.rows:
        rows.append([("≠ " if row.differs else "") + row.label, *(_cell_text(row.cells[o]) for o in orders)])
    _print(("", *codes), rows, form)


def _cell_text(cells: Sequence[law.Cell]) -> str:
    several = len({c.record for c in cells}) > 1
    lines = []
    for cell in cells:
        name = "/".join(([cell.record] if several else []) + ([cell.case] if cell.case != "basic" else []))
        lines.append(f"{name + ': ' if name else ''}{cell.words} [{cell.citation}]" + (" (doubt)" if cell.doubt else ""))
    return "\n".join(lines)


def _case(args: argparse.Namespace) -> None:
    atlas = _atlas(args)
    try:
        facts_of_case = case.read(args.facts, atlas, _root(args) / "definitions" / "schemas")
    except Refused as refused:
        raise Misuse(f"{args.facts} does not say the facts as it should:\n{refused}") from None
    assessment = case.assess(atlas, facts_of_case)
    print(case.as_json(assessment) if args.format == "json" else case.as_text(assessment), end="")


def _coverage(args: argparse.Namespace) -> None:
    atlas = _atlas(args)
    stands = graph.coverage(atlas, args.on)
    rows = []
    for order in atlas.jurisdictions:
        count = {
            status: sum(1 for (o, _), s in stands.items() if o == order and s == status)
            for status in ("covered", "absent", "no-version", "not-researched")
        }
        versions = [v for n in atlas.of(order) for v in n.versions]
        levels = {level: sum(v.check.level == level for v in versions) for level in ("primary-read", "second-read", "unverified")}
        rows.append((order, *count.values(), len(atlas.of(order)), len(versions), *levels.values(), sum(len(v.doubts) for v in versions)))
    _print(
        (
            "legal order",
            "covered",
            "absent",
            "no version",
            "not researched",
            "records",
            "versions",
            "primary read",
            "second read",
            "unverified",
            "doubts",
        ),
        rows,
        args.format,
    )


def _minimum(args: argparse.Namespace) -> None:
    atlas = _atlas(args)
    instrument = atlas.instruments.get(args.instrument)
    if not instrument:
        raise Misuse(f"there is no instrument {args.instrument!r}; known: {', '.join(sorted(atlas.instruments))}")
    orders = args.orders or [o for o in atlas.jurisdictions if atlas.of(o)]
    rows = []
    for m in law.measures(atlas, instrument, orders, args.on):
        if m.status in ("reached", "covered") and not args.all:
            continue
        order = atlas.jurisdictions[m.jurisdiction]
        needed = f"{m.required.imprisonment.words()} ({m.required.case.replace('-', ' ')})" if m.required else ""
        where = law.cite(order, m.penalty.law or m.version.main.law, m.penalty.ref) if m.penalty else ""
        case = "" if not m.penalty or m.penalty.case == "basic" else f", case {m.penalty.case}"
        national = f"{m.maximum.words() if m.maximum else 'not comparable'} ({m.norm.id}{case}, {where})" if m.norm else ""
        bound = {True: "yes", False: "no", None: "not established"}[m.bound]
        rows.append((m.article_ref, m.concept, m.jurisdiction, m.status.replace("-", " "), needed, national, bound))
    print("Findings for a person to check against both texts, not verdicts.", file=sys.stderr)
    _print(("article", "concept", "legal order", "finding", "least maximum required", "greatest national maximum", "bound"), rows, args.format)


def _graph(args: argparse.Namespace) -> None:
    built = graph.build(_atlas(args))
    if args.out:
        export.write(args.out, graphs.as_graphml(built) if args.format == "graphml" else graphs.as_json(built))
        print(f"{args.out}: {built.number_of_nodes()} nodes, {built.number_of_edges()} edges", file=sys.stderr)
        return
    for what, counts in graph.figures(built).items():
        _print((what, "number"), [*sorted(counts.items()), ("all", counts.total())], "table")


def _impact(args: argparse.Namespace) -> None:
    found = graph.impact(_atlas(args), args.law, args.provision)
    rows = [(i.norm.id, i.version.in_force.first, i.version.in_force.to or "in force", "; ".join(i.refs), i.version.document.file) for i in found]
    _print(("record", "version from", "to", "rests on", "file"), rows, args.format)


def _alike(args: argparse.Namespace) -> None:
    pairs = graph.alike(_atlas(args), args.concept, args.on, args.orders)
    rows = [(p.first, p.second, f"{p.share:.0%}", ", ".join(p.agree), ", ".join(p.differ)) for p in pairs]
    _print(("legal order", "legal order", "alike", "agree in", "differ in"), rows, args.format)


def _export(args: argparse.Namespace) -> None:
    forms = EXPORTS[args.what]
    form = args.format or forms[0]
    if form not in forms:
        raise Misuse(f"{args.what} has no format {form!r}: choose one of {', '.join(forms)}")
    atlas = _atlas(args)
    if args.what == "facts":
        rows = [facts.row(fact) for fact in facts.table(atlas)]
        text, size = (tables.as_csv if form == "csv" else tables.as_json)(facts.COLUMNS, rows), f"{len(rows)} facts"
    else:
        from .export import vocabulary  # noqa: PLC0415 (loads rdflib)

        built = vocabulary.build(atlas)
        text, size = (vocabulary.as_turtle if form == "ttl" else vocabulary.as_jsonld)(built), f"{len(built)} statements"
    if args.out:
        export.write(args.out, text)
        print(f"{args.out}: {size}", file=sys.stderr)
    else:
        print(text, end="")


def _build(args: argparse.Namespace) -> None:
    from .site.build import build  # noqa: PLC0415 (loads MkDocs)

    out = args.out if args.out.is_absolute() else Path.cwd() / args.out
    pages = build(_root(args), out)
    print(f"{out}: {pages} pages", file=sys.stderr)


def _serve(args: argparse.Namespace) -> None:
    from .site.build import serve  # noqa: PLC0415 (loads MkDocs)

    if not 0 < args.port < 65536:
        raise Misuse(f"{args.port} is not a port: name one from 1 to 65535")
    serve(_root(args), args.port)


def _questions(args: argparse.Namespace) -> None:
    print(rereading.questions(_atlas(args), args.jurisdiction, args.on), end="")


def _reread(args: argparse.Namespace) -> int:
    try:
        form = yamlfile.read(args.form, str(args.form))
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 2
    compared, differences = rereading.compare(_atlas(args), form, args.on)
    _print(
        ("record", "field", "record says", "second reader says", "note"),
        [(d.record, d.field, d.recorded, d.reread, d.note) for d in differences],
        args.format,
    )
    print(f"{compared} fields compared, {len(differences)} differ", file=sys.stderr)
    return 1 if differences else 0


def _fingerprint(args: argparse.Namespace) -> None:
    for path in args.files:
        try:
            print(fingerprint.fingerprint(path.read_text(encoding="utf-8")), path)
        except (OSError, UnicodeDecodeError) as error:
            raise Misuse(f"{path} cannot be read as UTF-8 text: {error}") from None
