"""From the folder of YAML files to records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from . import schema, yamlfile
from .findings import Finding, Misuse, Place, Refused
from .records import Absence, Atlas, Attribute, Concept, Instrument, Jurisdiction, Norm, Unresearched
from .yamlfile import Document


@dataclass(frozen=True, slots=True)
class Library:
    """What a root folder holds: the records that could be read, and what is wrong with the rest."""

    root: Path
    atlas: Atlas
    documents: list[Document] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    broken_ids: set[str] = field(default_factory=set)

    @property
    def files(self) -> list[str]:
        return [document.file for document in self.documents]


def find_root(start: Path) -> Path:
    """The nearest folder at or above ``start`` that has ``definitions`` and ``jurisdictions``."""
    for folder in (start, *start.parents):
        if (folder / "definitions").is_dir() and (folder / "jurisdictions").is_dir():
            return folder
    raise Misuse(f"no folder with definitions/ and jurisdictions/ at or above {start}: run this in a checkout, or pass --root")


def load(root: Path, progress: Callable[[Iterable[Path]], Iterable[Path]] = iter) -> Library:
    """Read every record below ``root``. Never raises for what is in a file: findings say what is wrong."""
    library = Library(root, Atlas())
    files = sorted((root / "definitions").rglob("*.y*ml")) + sorted((root / "jurisdictions").rglob("*.y*ml"))
    for path in progress(files):
        name = path.relative_to(root).as_posix()
        kind = _kind(path.relative_to(root))
        if kind is None:
            remedy = "records are definitions/attributes.yml, definitions/{concepts,instruments}/*.yml, jurisdictions/*/{jurisdiction,ages,rules,gaps}.yml and jurisdictions/*/offences/*.yml"
            library.findings.append(Finding(Place(name), "layout", "no record has its place here", remedy))
            continue
        try:
            document = yamlfile.read(path, name)
        except Refused as refused:
            library.findings.extend(refused.findings)
            library.broken_ids.add(path.stem)
            continue
        library.documents.append(document)
        wrong = document.findings + schema.check(document, root / "definitions" / "schemas", kind)
        if wrong:
            library.findings.extend(wrong)
            library.broken_ids.update(_ids(document.data))
        else:
            _add(library, document, kind, path)
    return library


def _kind(path: Path) -> str | None:
    """Which schema a file obeys, by its place."""
    if path.suffix != ".yml":
        return None
    match path.parts:
        case ("definitions", "attributes.yml"):
            return "attributes"
        case ("definitions", "concepts", _):
            return "concept"
        case ("definitions", "instruments", _):
            return "instrument"
        case ("jurisdictions", _, "jurisdiction.yml" | "ages.yml" | "rules.yml" | "gaps.yml" as name):
            return name.removesuffix(".yml")
        case ("jurisdictions", _, "offences", _):
            return "offence"
    return None


def _ids(data: object) -> set[str]:
    """Ids in a broken file, so that references to it are not called unknown as well."""
    found: set[str] = set()
    if isinstance(data, dict):
        found |= {data["id"]} if isinstance(data.get("id"), str) else set()
        for value in data.values():
            found |= _ids(value)
    elif isinstance(data, list):
        for value in data:
            found |= _ids(value)
    return found


def _add(library: Library, document: Document, kind: str, path: Path) -> None:
    atlas, data = library.atlas, document.data

    def keep(shelf: dict, record) -> None:
        if record.id in shelf:
            first = shelf[record.id].place("id")
            library.findings.append(Finding(record.place("id"), "ids", f"the id {record.id!r} is taken (first in {first})", "choose another"))
        else:
            shelf[record.id] = record

    match kind:
        case "attributes":
            for n, item in enumerate(data["attributes"]):
                keep(atlas.attributes, Attribute.build(item, document, ("attributes", n)))
        case "concept":
            keep(atlas.concepts, Concept.build(data, document, ()))
        case "instrument":
            keep(atlas.instruments, Instrument.build(data, document, ()))
        case "jurisdiction":
            keep(atlas.jurisdictions, Jurisdiction.build(data, document, ()))
        case "offence":
            keep(atlas.norms, replace(Norm.build(data, document, ()), jurisdiction=path.parent.parent.name))
        case "ages" | "rules":
            for n, item in enumerate(data[kind]):
                norm = Norm.build(item, document, (kind, n))
                keep(atlas.norms, replace(norm, jurisdiction=path.parent.name, kind=kind.removesuffix("s")))
        case "gaps":
            where = path.parent.name
            atlas.absences.extend(replace(Absence.build(item, document, ("absent", n)), jurisdiction=where) for n, item in enumerate(data["absent"]))
            atlas.unresearched.extend(
                replace(Unresearched.build(item, document, ("not_researched", n)), jurisdiction=where)
                for n, item in enumerate(data["not_researched"])
            )
