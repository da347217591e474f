"""The command line: parses, calls, prints. Exit 0 done, 1 findings, 2 wrong call or unreadable input."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from . import __version__, checks, fingerprint, report, store
from .findings import Misuse


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    args = _parser().parse_args(argv)
    try:
        return args.run(args)
    except Misuse as error:
        print(f"lexatlas: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="lexatlas", description="Records of child-protection law in Europe: validate, look up, compare, publish.")
    parser.add_argument("--version", action="version", version=f"lexatlas {__version__}")
    parser.add_argument("--root", type=Path, help="folder with definitions/ and jurisdictions/ (default: found from here)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    command = commands.add_parser("validate", help="check all records, or those below PATH")
    command.add_argument("paths", nargs="*", metavar="PATH", help="show only findings in these files or folders")
    command.add_argument("--format", choices=report.FORMATS, default="github" if os.environ.get("GITHUB_ACTIONS") else "text")
    command.set_defaults(run=_validate)

    command = commands.add_parser("fingerprint", help="SHA-256 of the normalised text of a file")
    command.add_argument("files", nargs="+", type=Path, metavar="FILE")
    command.set_defaults(run=_fingerprint)
    return parser


def _root(args: argparse.Namespace) -> Path:
    return args.root.resolve() if args.root else store.find_root(Path.cwd())


def _progress(items: Iterable[Path]) -> Iterable[Path]:
    """Shows progress on a terminal, and only there."""
    if not sys.stderr.isatty():
        return items
    from tqdm import tqdm  # noqa: PLC0415 (slow to import, needed on terminals only)

    return tqdm(items, desc="Reading records", unit=" files", leave=False)


def _validate(args: argparse.Namespace) -> int:
    root = _root(args)
    library = store.load(root, _progress)
    found = checks.run(library)
    if args.paths:
        wanted = [_below(root, path) for path in args.paths]
        found = [f for f in found if any(f.place.file == w or f.place.file.startswith(w + "/") or w == "." for w in wanted)]
    output = report.render(found, args.format)
    if output:
        print(output)
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


def _fingerprint(args: argparse.Namespace) -> int:
    for path in args.files:
        try:
            print(fingerprint.fingerprint(path.read_text(encoding="utf-8")), path)
        except (OSError, UnicodeDecodeError) as error:
            raise Misuse(f"{path} cannot be read as UTF-8 text: {error}") from None
    return 0
