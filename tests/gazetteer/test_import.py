"""``kg gazetteer``: a dump becomes an index that answers by name; what is no dump is one clear line and changes nothing."""

import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.errors import InputError
from kg.gazetteer import Gazetteer, dump, index

Import = Callable[[str], Gazetteer]


def line(
    id_: int,
    name: str,
    feature: str,
    code: str,
    *,
    at: tuple[float, float] = (1.5, 2.5),
    also: str = "",
    country: str = "NO",
    admin1: str = "",
    people: int = 0,
) -> str:
    cells = [id_, name, name, also, *at, feature, code, country, "", admin1, "", "", "", people, "", 10, "Europe/Oslo", "2024-01-01"]
    return "\t".join(map(str, cells)) + "\n"


DUMP = (
    line(9000001, "Velmark", "A", "ADM1", at=(61.0, 9.0), admin1="V1", people=90_000, also="Vélmark,ヴェル,VLM,Velmarken")
    + line(9000002, "Orle", "H", "STM", at=(61.5, 9.5), also="River Orle", admin1="V1")
    + line(9000003, "Skarn", "P", "PPL", at=(61.2, 9.2), admin1="V1", people=40)
    + line(9000004, "Skarn", "P", "PPLH", at=(10.0, 10.0))
    + line(9000005, "Skarn Church", "S", "CH", at=(10.0, 10.0))
    + line(9000006, "Sea of Vel", "H", "SEA", at=(63.0, 5.0), country="")
    + line(3144096, "Kingdom of Norway", "A", "PCLI", at=(62.5, 10.5), people=5_000_000, also="Norge")
    + line(9000007, "Oslo", "P", "PPL", at=(45.0, -93.0), country="US", admin1="MN", people=300)
)


@pytest.fixture
def imported(tmp_path: Path) -> Import:
    def run(text: str) -> Gazetteer:
        source, target = tmp_path / "NO.txt", tmp_path / "index.db"
        source.write_text(text, encoding="utf-8")
        index.build(target, dump.entries(source))
        return Gazetteer(target)

    return run


def test_regions_and_natural_features_have_a_position(imported: Import) -> None:
    known = imported(DUMP)
    assert [(p.feature, p.latitude, p.parents) for p in known.places("Velmark")] == [("region", 61.0, ("Norway",))]
    assert [(p.feature, p.longitude, p.parents) for p in known.places("River Orle")] == [("natural", 9.5, ("Velmark", "Norway"))]
    assert [(p.feature, p.country_code) for p in known.places("Sea of Vel")] == [("natural", "")]
    assert [p.parents for p in known.places("Skarn")] == [("Velmark", "Norway")]
    assert known.places("Vélmark") == known.places("velmarken") == known.places("Velmark")


@pytest.mark.parametrize("name", ["VLM", "ヴェル", "Skarn Church", "Kingdom of Nowhere", ""])
def test_codes_buildings_and_foreign_scripts_are_no_names(imported: Import, name: str) -> None:
    assert imported(DUMP).places(name) == ()


def test_what_is_bundled_stays_and_moves_to_where_the_dump_puts_it(imported: Import) -> None:
    plain, known = Gazetteer(), imported(DUMP)
    oslo = known.places("Oslo")
    assert oslo[0] == plain.places("Oslo")[0]
    assert [p.parents for p in oslo if p.geonames_id == 9000007] == [("Minnesota", "United States")]
    norway = plain.country("Norway")
    assert norway
    assert (known.located(norway).latitude, known.located(norway).name) == (62.5, "Norway")
    assert plain.located(norway) == norway
    assert known.candidates("Velmark") == (), "what documents are read with is not what places are linked with"
    assert (plain.stamp, len(known.stamp)) == ("", 16)


def test_a_zip_is_read_whatever_lies_beside_the_table(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "NO.zip", "w") as packed:
        packed.writestr("readme.txt", "x" * 100_000)
        packed.writestr("NO.txt", DUMP)
    assert [entry.name for entry, _ in dump.entries(tmp_path / "NO.zip")][:2] == ["Velmark", "Orle"]


def test_a_second_dump_comes_on_top_and_order_does_not_matter(tmp_path: Path) -> None:
    lines = DUMP.splitlines(keepends=True)
    for name, text in (("a", lines[:3]), ("b", lines[3:]), ("all", lines[::-1])):
        (tmp_path / name).write_text("".join(text), encoding="utf-8")
    index.build(tmp_path / "one.db", dump.entries(tmp_path / "a"))
    index.build(tmp_path / "one.db", dump.entries(tmp_path / "b"), tmp_path / "one.db")
    index.build(tmp_path / "other.db", dump.entries(tmp_path / "all"))
    assert index.Index.open(tmp_path / "one.db").about("digest") == index.Index.open(tmp_path / "other.db").about("digest")


def test_an_index_opens_at_once(tmp_path: Path) -> None:
    (tmp_path / "many.txt").write_text("".join(line(n, f"Place {n}", "P", "PPL") for n in range(1, 20_001)), encoding="utf-8")
    index.build(tmp_path / "many.db", dump.entries(tmp_path / "many.txt"))
    begin = time.process_time()
    assert [e.id for e in index.Index.open(tmp_path / "many.db").named("place 777")] == [777]
    assert time.process_time() - begin < 0.2


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "holds no place"),
        (b"one\ttwo\n", "line 1: is no line of a GeoNames dump"),
        (DUMP.encode() + b"\xff\xfe\n", "is damaged, or not UTF-8"),
        (line(1, "A", "P", "PPL", at=(91.0, 0.0)).encode(), "line 1: an id, a coordinate or a number of people is out of range"),
        (line(1, "A", "P", "PPL", at=(float("nan"), 0.0)).encode(), "line 1: an id, a coordinate or a number of people is out of range"),
        (line(0, "A", "P", "PPL").encode(), "out of range"),
        (line(1, "A", "P", "PPL").replace("\t1.5\t", "\tnorth\t").encode(), "is no number"),
        (b"x" * 300_000, "line 1: is no line of a GeoNames dump"),
        (b"PK\x03\x04 no zip", "line 1: is no line of a GeoNames dump"),
    ],
)
def test_what_is_no_dump_is_one_line_and_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, says: str) -> None:
    monkeypatch.setenv("KG_GAZETTEER", str(tmp_path / "data" / "g.db"))
    (tmp_path / "NO.txt").write_bytes(data)
    done = CliRunner().invoke(main, ["gazetteer", str(tmp_path / "NO.txt")])
    assert done.exit_code == 2, done.output
    assert says in done.stderr and done.stderr.count("\n") == 1
    assert not list((tmp_path / "data").iterdir())


def test_the_command_imports_tells_and_forgets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_GAZETTEER", str(tmp_path / "g.db"))
    (tmp_path / "NO.txt").write_text(DUMP, encoding="utf-8")
    run = CliRunner()
    assert run.invoke(main, ["gazetteer"]).exit_code == 1
    assert run.invoke(main, ["gazetteer", str(tmp_path / "NO.txt")]).exit_code == 0
    assert run.invoke(main, ["gazetteer"]).output.startswith("6 places in ")
    assert run.invoke(main, ["gazetteer", "--remove"]).exit_code == 0
    assert run.invoke(main, ["gazetteer", "--remove"]).exit_code == 1
    assert run.invoke(main, ["gazetteer", str(tmp_path / "none.txt")]).exit_code == 2


@pytest.mark.parametrize("data", [b"", b"no index", b"SQLite format 3\0" + b"\xff" * 200])
def test_a_damaged_index_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "g.db").write_bytes(data)
    with pytest.raises(InputError, match="import them again with 'kg gazetteer FILE'"):
        _ = Gazetteer(tmp_path / "g.db").stamp


def test_small_towns_are_known_even_where_nothing_can_be_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    monkeypatch.setattr(
        "kg.gazetteer.lookup.small_towns", lambda: iter([(index.Entry(1, "Skarn", 1.0, 2.0, "NO", "city", 600), ("skarn",))])
    )
    assert [p.population for p in Gazetteer().places("Skarn")] == [600]


def test_abbreviations_and_continents() -> None:
    known = Gazetteer()
    assert [p.name for p in known.places("W.Va.")] == [p.name for p in known.places("W. Va.")] == ["West Virginia"]
    assert [(p.name, p.geonames_id) for p in known.places("Africa")][:1] == [("Africa", 6255146)]
    assert (known.abbreviated("CA").name, known.abbreviated("Ont.").name) == ("California", "Ontario")  # type: ignore[union-attr]
    for other in ("Miss", "ill.", "Wash", "XX", "Co."):
        assert known.abbreviated(other) is None
