"""One word, one number: no label has two values for one scope on the pages and in the files of a period."""

import re
from collections import defaultdict
from collections.abc import Iterator

import pytest

from analytics.base.rules import PROVINCE
from analytics.systems.reporting.gaps import waiting_halves
from dashboard.base.source import Source
from tests.dashboard.told import LEAGUES, Told, by_findings, by_key_figures, everything

# What a number may be of; a label without one speaks of the last one named, or of its system.
NOUNS = re.compile(
    "月自查|季研判|半年报送|后进支部|问题|低星支部|五星支部|支部评分|减负统计|支撑材料|需帮助的支部|提醒|要素|观摩|待审核"
)
# Numbers of something else than the period: days, units, kinds, items, what was before, chance.
NAMES = re.compile(
    r"\d{4}年(?:(?:上|下)半年|第.季度|\d+月(?:\d+日)?)?末?|\d+天内|近\d+期"
    r"|示例(?:单位|市)\d+(?:（[^）]*）)?|类型\d(?:判别规则：[^。]*)?|第\d+项"
    "|（上[期年]末[^）]*）|（[+−][^）]*）|由[^由，。；]*?(?:变为|[增减升降]至)|（实际[^）]*）"
)
HAN = "[\u4e00-\u9fff]"
MEASURES = "个支部|个单位|个|份|条|项|家|次|件|天|分"
BEFORE = re.compile(rf"({HAN}+)[（“”]?([+−]?\d[\d.]*+%?+)(?!个百分点)({MEASURES})?")
AFTER = re.compile(rf"(?<![\d.])(\d+)(个|份|条|项)({HAN}{{3,}})")
NOTHING_OF_ITS_OWN = re.compile(
    "^(?:其中|另有|还有|共|有|各|其余|涉及|全省|省直|市直|单位|本期)+|(?:共|有|为)$"
)


def labelled(one: Told) -> Iterator[tuple[tuple[str, str, str], str, str]]:
    """Scope, what is counted and its label, the number, and the word it is counted in."""
    scope = next((name for name in (PROVINCE, *LEAGUES) if one.words.startswith(name)), one.scope)
    words = NAMES.sub("", one.words)
    found = [(m.start(1), m[1], m[2], m[3] or "") for m in BEFORE.finditer(words)]
    for m in AFTER.finditer(words):
        head, unit, _rest = m[3].partition("单位")
        found.append((m.start(3), head or m[3], m[1], "个单位" if unit else m[2] if m[2] != "个" else ""))
    for at, label, number, measure in found:
        own = NOTHING_OF_ITS_OWN.sub("", label)
        noun = NOUNS.search(own) or ([None, *NOUNS.finditer(words[:at])])[-1]
        if len(own) > 1:
            counted = "单位" if measure in ("家", "个单位") else ""
            rest = own.replace(noun[0], "") if noun else own
            yield (scope, (noun[0] if noun else one.system) + counted, "".join(sorted(rest))), number, measure


def measured(told: list[Told]) -> dict:
    """The labels that are counted in several words, as 份 here and 条 there, each with where it stands."""
    found = defaultdict(lambda: defaultdict(list))
    for one in told:
        for key, _, measure in labelled(one):
            if measure:
                found[key][measure].append(f"{one.where}: {one.words[:60]}")
    return {key: dict(measures) for key, measures in found.items() if len(measures) > 1}


def contradictions(told: list[Told]) -> dict:
    """The labels with more than one number, each with where it stands."""
    found = defaultdict(lambda: defaultdict(list))
    for one in told:
        for key, number, _ in labelled(one):
            found[key][number].append(f"{one.where}: {one.words[:60]}")
    return {key: dict(numbers) for key, numbers in found.items() if len(numbers) > 1}


@pytest.mark.parametrize("period", ["2023H2", "2023"])
def test_no_label_has_two_numbers(sample_results, period, monkeypatch):
    monkeypatch.setattr("dashboard.media.images.bare_png", lambda *_: b"")

    told = everything(Source(sample_results(period), None, 1))

    assert contradictions(told) == {}
    assert measured(told) == {}


@pytest.mark.parametrize("period", ["2023H2", "2023"])
def test_what_waits_for_review_is_counted_in_half_years_everywhere(sample_results, period):
    tables = sample_results(period).tables
    waiting = waiting_halves(tables["missing"])
    calendar = tables["reporting_calendar"].filter(state="待审核")

    assert waiting.height > waiting["org_id"].n_unique() - 1 > 0
    assert calendar.height == waiting.height
    assert tables["reminders"].filter(kind="待审核").height == waiting.height
    assert tables["advice"].filter(code="reviews")["size"].sum() == waiting.height
    for one in by_findings(sample_results(period)):
        for told in re.findall(r"待审核(\d+\D)|(\d+\D)待审核", one.words):
            assert set(told) - {""} == {f"{waiting.height}份"}, one


@pytest.mark.parametrize(
    ("one", "other", "twice"),
    [
        ("月自查已报501份、未报9份", "已到期9条（月自查未报9条）", True),
        ("半年报送已报85份（其中待审核3份）", "无期限84条（待审核3条）", True),
        ("半年报送已报85份（其中待审核3份）", "审核未完成（3个单位，共5项待审核）", True),
        ("半年报送已报85份（其中待审核3份）", "月自查迟报32份、待审核3份（1份整份未审核）", False),
    ],
)
def test_a_label_counted_in_two_words_is_noticed(one, other, twice):
    assert bool(measured([Told("", "reporting", "省直", words) for words in (one, other)])) is twice


def test_a_year_says_which_score_it_compares_where_places_are_not_compared(sample_results):
    told = [*by_findings(sample_results("2023")), *by_key_figures(sample_results("2023"))]
    none = [one.words for one in told if "不作同比" in one.words]
    means = [one.words for one in told if re.search("平均分：|平均.*比上年", one.words)]

    assert none
    assert all("名次和得分不作同比" in words for words in none)
    assert len(means) > 1
    assert all("2023年下半年" in words and "平时动态考核" in words for words in means)


@pytest.mark.parametrize(
    ("one", "other", "says_two_things"),
    [
        ("省直单位月自查已报469份、迟报32份", "月自查应报510份、已报501份", True),
        ("省直单位月自查已报501份（其中迟报32份）", "月自查应报510份、已报501份；月自查迟报32份", False),
        ("支部评分未报（25个支部）", "已到期64条（支部评分未报18条）", True),
        ("有31个后进支部超期未销号", "超期未销号后进支部由5个变为32个", True),
        ("有31个后进支部超期未销号", "后进支部超期未销号4家", False),
        ("月自查未报9份", "季研判未报6份", False),
        ("有217个后进支部未销号（上期末73个）", "未销号后进支部217个", False),
    ],
)
def test_labels_are_read_as_a_reader_does(one, other, says_two_things):
    told = [Told("", "reporting", "省直", words) for words in (one, other)]

    assert bool(contradictions(told)) is says_two_things
