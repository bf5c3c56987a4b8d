"""A module imports only from modules earlier in one written list, and importing the package is cheap."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "talkparse"

# The flow of the library. A folder is one entry: its modules may import each other, and its files are checked
# against each other below.
ORDER = (
    "tokens",
    "problems",
    "enums",
    "extras",
    "model",
    "checked",
    "vocabulary",
    "preview",
    "readers",
    "dates",
    "fields",
    "posts",
    "threads",
    "parse",
    "serialise",
    "schema",
    "merging",
    "writers",
    "sources",
    "testing",
    "explain",
    "gather",
    "arguments",
    "cli",
    "__main__",
)

# __init__ lists the public names, so it may import from anywhere; nothing inside imports it back, except those
# that stand outside the library proper and use it as a user would.
USERS_OF_THE_PACKAGE = {"testing", "cli", "__main__"}

# What may be imported at all, by the distribution that brings it. The test below ties it to pyproject.toml.
DISTRIBUTIONS = {
    "attr": "attrs",
    "attrs": "attrs",
    "cattrs": "cattrs",
    "dateutil": "python-dateutil",
    "hypothesis": "hypothesis",
    "lxml": "lxml",
    "tqdm": "tqdm",
}

SLOW_OR_OPTIONAL = (
    "cattrs", "dask", "dateutil", "distributed", "fastwarc", "hypothesis", "lxml", "pyarrow", "tqdm", "warcio",
    "xlsxwriter",
)  # fmt: skip


def modules() -> list[Path]:
    found = sorted(PACKAGE.rglob("*.py"))
    assert len(found) > 10, "the package was not found"
    return found


def dotted(path: Path) -> str:
    """``readers/text.py`` is ``talkparse.readers.dump.read``, and ``readers/__init__.py`` is ``talkparse.readers``."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {dotted(path) for path in modules()}


def imports(path: Path) -> set[str]:
    """All that a module imports, inside functions and for type checkers too, as absolute dotted names of modules."""
    own = dotted(path)
    package = own if path.name == "__init__.py" else own.rpartition(".")[0]
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                stem = package.rsplit(".", node.level - 1)[0] if node.level > 1 else package
                base = f"{stem}.{base}".rstrip(".")
            for alias in node.names:
                whole = f"{base}.{alias.name}"
                found.add(whole if whole in NAMES else base)
    return found - {own}


def room(name: str) -> str:
    """The entry of ORDER that a module belongs to; the package itself is the empty string."""
    return name.removeprefix("talkparse").removeprefix(".").partition(".")[0]


def test_every_module_stands_in_the_order() -> None:
    assert {room(name) for name in NAMES} - {""} <= set(ORDER)


def test_every_entry_of_the_order_exists() -> None:
    assert set(ORDER) <= {room(name) for name in NAMES}


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_a_module_imports_only_from_earlier_ones(path: Path) -> None:
    own = room(dotted(path))
    if not own:
        return
    late = []
    for name in sorted(imports(path)):
        if name == "talkparse":
            late += [name] if own not in USERS_OF_THE_PACKAGE else []
        elif name.startswith("talkparse."):
            late += [name] if ORDER.index(room(name)) > ORDER.index(own) else []
    assert late == []


@pytest.mark.parametrize("folder", [name for name in ORDER if (PACKAGE / name).is_dir()])
def test_the_files_of_a_folder_import_each_other_without_a_cycle(folder: str) -> None:
    waiting = {
        dotted(path): {name for name in imports(path) if room(name) == folder}
        for path in modules()
        if room(dotted(path)) == folder
    }
    while free := [name for name, needed in waiting.items() if not needed & waiting.keys()]:
        for name in free:
            del waiting[name]
    assert waiting == {}


def test_the_renderers_share_no_code_with_the_readers() -> None:
    """A mistake made twice by one hand would pass every round trip."""
    shared = {"tokens", "problems", "enums", "model", "vocabulary", "testing"}
    used = {name for path in modules() if room(dotted(path)) == "testing" for name in imports(path)}
    assert {room(name) for name in used if name.startswith("talkparse")} <= shared


def test_only_declared_distributions_are_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = [*project["dependencies"], *(line for extra in project["optional-dependencies"].values() for line in extra)]
    declared = {line.partition(">")[0].partition("[")[0] for line in lines}
    tops = {name.partition(".")[0] for path in modules() for name in imports(path)}
    foreign = tops - sys.stdlib_module_names - {"talkparse", "_typeshed"}  # the last is known to type checkers only
    assert {DISTRIBUTIONS.get(name, name) for name in foreign} <= declared


def extras_imported() -> set[tuple[str, str]]:
    """Each distribution that is imported when it is used, with the extra that its error names."""
    found: set[tuple[str, str]] = set()
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "import_extra":
                named = [str(argument.value) for argument in node.args if isinstance(argument, ast.Constant)]
                if named:  # else a table names them
                    top = named[0].partition(".")[0]
                    found.add((DISTRIBUTIONS.get(top, top), named[1]))
    return found


NOT_IMPORTED = {"tzdata"}  # zoneinfo finds it by itself
FOR_DEVELOPERS = {"all", "dev", "extractors", "frames", "tests"}


def test_what_is_declared_is_imported_and_what_is_imported_is_declared() -> None:
    """An extra that nothing imports is as wrong as an import that nothing declares."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = {
        (line.partition(">")[0], extra)
        for extra, lines in project["optional-dependencies"].items()
        if extra not in FOR_DEVELOPERS
        for line in lines
    }
    assert extras_imported() <= extras
    tops = {name.partition(".")[0] for path in modules() for name in imports(path)}
    imported = {DISTRIBUTIONS.get(name, name) for name in tops} | {name for name, _ in extras_imported()}
    declared = {line.partition(">")[0] for line in project["dependencies"]} | {name for name, _ in extras}
    assert declared - imported == NOT_IMPORTED


def test_importing_the_package_imports_nothing_slow_or_optional() -> None:
    script = "import sys, talkparse; print(*(name for name in sys.argv[1:] if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", script, *SLOW_OR_OPTIONAL], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def run(script: str) -> list[str]:
    """What a fresh interpreter prints for a script."""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_importing_the_package_imports_no_room_that_parsing_a_dump_does_without() -> None:
    rooms = run("import sys, talkparse; print(*(name for name in sys.modules if name.startswith('talkparse.')))")
    assert {"talkparse.parse", "talkparse.model"} <= set(rooms)
    late = (
        "talkparse.merging",
        "talkparse.writers",
        "talkparse.sources",
        "talkparse.serialise",
        "talkparse.readers.html",
    )
    assert [name for name in rooms if name.startswith(late)] == []


def test_every_public_name_is_there_when_it_is_asked_for() -> None:
    assert run("from talkparse import *; print(read.__name__, write.__name__, merge.__name__)") == [
        "read",
        "write",
        "merge",
    ]


def test_a_page_has_no_long_patterns_compiled() -> None:
    """An alternation of all phrases would take longer to compile than many pages to read."""
    script = """
import re._compiler as compiler
lengths, compile_one = [], compiler.compile
def noted(pattern, flags=0):
    lengths.append(len(pattern))
    return compile_one(pattern, flags)
compiler.compile = noted
from talkparse.testing import render, truncate
from talkparse import Age, AuthorStatus, Comment, Consultation, parse_text
text = "I agree with what you say about the lamps. " * 9
post = Comment(author="Kerb", author_status=AuthorStatus.NAMED, role="Community Member", text=text.strip(),
               age=Age(amount=2, unit="day", text="2 days ago"))
dump = render(Consultation(title="Lamps", comments=(post,) * 9), "T3")
before = len(lengths)
assert len(parse_text(dump).comments) > 0
print(len(lengths) - before, sum(lengths[before:]), max(lengths[before:]))
"""
    count, total, longest = map(int, run(script))
    assert (count < 120, total < 25_000, longest < 3_000) == (True, True, True), (count, total, longest)
