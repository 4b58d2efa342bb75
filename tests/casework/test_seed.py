"""The seed file: the demo street is complete, loading repeats, and mistakes are named by line and field."""

from pathlib import Path

import pytest

from casework.seed import DEMO_FILE, SeedError, load
from casework.seed_reading import read
from nlp.catalogue import catalogue
from storage.store import Store

COUNTED = ("street", "community", "estate", "party", "party_service", "qualification", "contact", "seat")


async def _counts(store: Store) -> dict[str, int]:
    async with store.read() as unit:
        return {t: (await unit.raw(f"SELECT count(*) FROM {t}"))[0][0] for t in COUNTED}


def _changed(tmp_path: Path, old: str, new: str) -> Path:
    text = DEMO_FILE.read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "street.toml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file


async def test_loading_twice_doubles_nothing(street: Store) -> None:
    before = await _counts(street)
    async with street.write() as unit:
        await load(unit, DEMO_FILE)
    assert await _counts(street) == before
    assert before["community"] == 2


async def test_loading_again_updates_what_changed(street: Store, tmp_path: Path) -> None:
    file = _changed(tmp_path, "暖心助餐服务中心（演示）", "暖心饭堂（演示）")
    async with street.write() as unit:
        await load(unit, file)
    async with street.read() as unit:
        assert await unit.raw("SELECT name FROM party WHERE key = 'nuanxin'") == [("暖心饭堂（演示）",)]


async def test_a_real_database_gets_no_personas(store: Store) -> None:
    async with store.write() as unit:
        await load(unit, DEMO_FILE, personas=False)
    counts = await _counts(store)
    assert counts["contact"] == counts["seat"] == 0
    assert counts["party"] > 10


async def test_two_organisations_and_the_backstop_serve_meals_in_the_first_community(street: Store) -> None:
    async with street.read() as unit:
        served = await unit.raw(
            "SELECT p.key, s.backstop FROM party_service s JOIN party p ON p.id = s.party_id"
            " JOIN community c ON c.id = s.community_id"
            " WHERE c.code = 'chenguang' AND s.item = 'elderly.meal' ORDER BY p.key"
        )
    assert [(key, bool(backstop)) for key, backstop in served] == [
        ("chenguang.minsheng", True),
        ("linjia", False),
        ("nuanxin", False),
    ]


def test_the_demo_street_is_what_newcomers_expect() -> None:
    demo = read(DEMO_FILE)
    assert demo.communities[0].estates[0].name == "阳光花园"
    assert demo.communities[0].estates[0].buildings == [str(n) for n in range(1, 13)]
    organisations = [p for p in demo.parties if p.kind == "social_organisation"]
    assert len(organisations) >= 8
    assert any(p.kind == "enterprise" for p in demo.parties)
    assert all("演示" in p.name for p in demo.parties)
    assert all("演示" in p.name for p in demo.personas)
    assert [p.role for p in demo.personas[:3]] == ["resident", "staff", "worker"]
    workers = [p.party for p in demo.personas if p.party]
    assert sorted(workers) == sorted(p.key for p in demo.parties)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('kind = "department"', 'kind = "bureau"', "parties.1.kind"),
        ("capacity = 60", "capcity = 60", "parties.1.capcity: there is no such field"),
        ('items = ["elderly.meal"]', 'items = ["elderly.meel"]', "the catalogue has no item elderly.meel"),
        ('community = "heping"', 'community = "hepin"', "no community has the code hepin"),
        ('party = "nuanxin"', 'party = "nuanxing"', "no party has the key nuanxing"),
        ('key = "linjia"', 'key = "nuanxin"', "nuanxin stands here a second time"),
        (
            'department = "综合治理"',
            'department = "民生服务"',
            "no department is the backstop of other.repair",
        ),
        ("valid_until = 2035-12-31", "valid_until = 2020-12-31", "ends before it begins"),
        ('buildings = ["1-12"]', 'buildings = ["12-1"]', "12-1 is no range of buildings"),
        ("[street]", "[street", "line"),
    ],
)
def test_a_mistake_is_named_in_one_sentence(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(SeedError) as wrong:
        read(_changed(tmp_path, old, new))
    assert says in str(wrong.value)
    assert "\n" not in str(wrong.value)


def test_the_line_of_a_mistake_is_the_line_in_the_file(tmp_path: Path) -> None:
    file = _changed(tmp_path, 'party = "linjia"', 'party = "nobody"')
    line = 1 + file.read_text(encoding="utf-8").splitlines().index('party = "nobody"')
    with pytest.raises(SeedError, match=f"line {line}: personas.4.party"):
        read(file)


def test_the_catalogue_is_big_enough() -> None:
    assert len(catalogue()) >= 40
