"""A template of the committee's own: fields filled as the pages say it, everything else refused."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document

from analytics import pipeline
from analytics.base.periods import parse
from analytics.base.rules import SYNTHETIC_MARK
from dashboard.base.source import Source
from dashboard.files.official_words import OWN_FAULTS, OWN_LISTS
from dashboard.files.own_template import Fault, TemplateRefusedError, fill_template
from dashboard.files.systems import fields as of_systems
from dashboard.files.template_fields import LISTS, fields, lists
from dashboard.systems.stars import sentences
from tests.analytics import builders as b


@pytest.fixture(scope="module")
def source():
    tables = b.tables(
        organisations=b.organisations(b.unit("u", name="甲<b>&局"), b.branch("x", "u")),
        rubrics=b.rubric(30, 20, 10),
        star_ratings=b.frame("star_ratings", [b.rated("x", 5)]),
        reviews=b.reviews(b.review("u", 3000, 2000, 900)),
    )
    return Source(pipeline.build(tables, parse("2021H1")), None, 1)


def template(*lines):
    document, stream = Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(stream)
    return stream.getvalue()


def lines(content):
    return [paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs]


def test_fields_and_conditions_are_filled_with_the_sentences_of_the_pages(source):
    made = fill_template(
        template("{{ period }}：{{ stars }}", "{% if places %}{{ places }}{% endif %}"), source
    )

    assert lines(made) == [
        f"2021年上半年：{sentences.trend(source.results).on_page}",
        fields(source)["places"],
    ]


def test_names_with_markup_are_text(source):
    (line,) = lines(fill_template(template("{{ places }}"), source))

    assert "甲<b>&局" in line


def test_every_field_can_stand_in_a_template(source):
    every = fields(source)
    made = lines(fill_template(template(*(f"{{{{ {name} }}}}" for name in every)), source))

    assert made == [value.replace("\n", "") for value in every.values()]


def test_an_unknown_field_is_named(source):
    with pytest.raises(TemplateRefusedError) as refused:
        fill_template(template("{{ nonsense }}{{ period }}"), source)

    assert refused.value.unknown == (("nonsense", ""),)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("{{ star }}", ("star", "stars")),
        ("{{ peroid }}", ("peroid", "period")),
        ("{% for one in unit %}{% endfor %}", ("unit", "units")),
        ("{% for one in units %}{{ one.nmae }}{% endfor %}", ("nmae", "name")),
        ("{% if units[0].scor %}x{% endif %}", ("scor", "score")),
    ],
)
def test_a_field_that_is_nearly_one_is_named_with_the_one_meant(source, words, told):
    with pytest.raises(TemplateRefusedError) as refused:
        fill_template(template(words), source)

    assert refused.value.fault == Fault.UNKNOWN
    assert refused.value.unknown == (told,)


@pytest.mark.parametrize(
    "words", ["{{ units.place }}", "{% for one in short_units %}{{ one.grade }}{% endfor %}"]
)
def test_a_column_outside_its_list_is_refused_as_such(sample, words):
    with pytest.raises(TemplateRefusedError) as refused:
        fill_template(template(words), sample)

    assert refused.value.fault == Fault.NESTED


def test_every_column_of_every_list_can_stand_in_a_template(source):
    loops = [
        f"{{% for one in {name} %}}{''.join(f'{{{{ one.{column} }}}}|' for column in columns)}{{% endfor %}}"
        for name, (_, columns) in LISTS.items()
    ]
    made = lines(fill_template(template(*loops), source))

    said = ["".join(f"{value}|" for row in rows for value in row.values()) for rows in lists(source).values()]
    assert made == said


@pytest.mark.parametrize(
    "words",
    [
        "{{ period",
        "{% for x in range(1000000000) %}a{% endfor %}",
        "{{ 10 ** 1000000000 }}",
        "{{ period.ljust(2000000000) }}",
        "{{ period * 1000000000 }}",
        "{{ period.__class__.__mro__ }}{{ period.__class__.__mro__[1].__subclasses__() }}",
        "{% include 'x' %}",
        "{% for a in units %}{% for b in units %}{{ b.name }}{% endfor %}{% endfor %}",
        "{{ units }}",
        "{% for one in units %}{{ one }}{% endfor %}",
        "{% for one in units %}{{ one.items() }}{% endfor %}",
    ],
)
def test_what_is_more_than_fields_and_conditions_is_refused(source, words):
    with pytest.raises(TemplateRefusedError):
        fill_template(template(words), source)


def packed(**entries):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", Fault.NO_DOCUMENT),
        (b"PK", Fault.NO_DOCUMENT),
        (b"nothing", Fault.NO_DOCUMENT),
        (template("{{ stars }}")[:-200], Fault.NO_DOCUMENT),
        (packed(hello_xml=b"<a/>"), Fault.NO_DOCUMENT),
        (packed(word__document_xml=b"<a/>"), Fault.NO_DOCUMENT),
        (packed(word__document_xml=b"<a/>", word__vbaProject_bin=b"x"), Fault.MACROS),
        (packed(word__document_xml=bytes(101 * 2**20)), Fault.SIZE),
        (bytes(11 * 2**20), Fault.SIZE),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(99), Fault.OLD),
    ],
)
def test_what_is_no_plain_document_is_refused_with_the_reason(source, content, fault):
    with pytest.raises(TemplateRefusedError) as refused:
        fill_template(content, source)

    assert refused.value.fault == fault


def test_a_document_broken_inside_is_refused(source):
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template("{{ stars }}"))) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<w:document" if name == "word/document.xml" else old.read(name))

    with pytest.raises(TemplateRefusedError):
        fill_template(stream.getvalue(), source)


def test_every_reason_has_its_words():
    assert set(OWN_FAULTS) == set(Fault)
    assert all(words.format(names="x") for words in OWN_FAULTS.values())
    assert {*OWN_LISTS, *of_systems.titles()} == set(LISTS)
    assert all(of_systems.titles().values())


def test_the_manual_names_every_field_and_column(source):
    manual = (Path(__file__).parents[3] / "docs" / "OPERATIONS.md").read_text(encoding="utf-8")
    columns = {column for _, shown in LISTS.values() for column in shown}

    assert [name for name in {*fields(source), *LISTS, *columns} if f"`{name}`" not in manual] == []


def test_simulated_data_carry_their_mark_in_a_template_that_forgot_it(sample):
    told = lines(fill_template(template("{{ scores }}"), sample))
    asked = lines(fill_template(template("{{ mark }}", "{{ scores }}"), sample))

    assert told == asked == [SYNTHETIC_MARK, fields(sample)["scores"]]
