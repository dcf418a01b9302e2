"""A template of the committee's own: fields filled as the pages say it, everything else refused."""

import io

import pytest
from docx import Document

from analytics import pipeline
from analytics.periods import parse
from dashboard.exports.own_template import TemplateRefusedError, fields, filled
from dashboard.exports.source import Source
from dashboard.headlines import stars
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
    made = filled(template("{{ period }}：{{ stars }}", "{% if places %}{{ places }}{% endif %}"), source)

    assert lines(made) == [f"2021年上半年：{stars.trend(source.results)}", fields(source)["places"]]


def test_names_with_markup_are_text(source):
    (line,) = lines(filled(template("{{ places }}"), source))

    assert "甲<b>&局" in line


def test_the_same_template_gives_the_same_file(source):
    own = template("{{ scores }}")

    assert filled(own, source) == filled(own, source)


def test_every_field_can_stand_in_a_template(source):
    every = fields(source)
    made = lines(filled(template(*(f"{{{{ {name} }}}}" for name in every)), source))

    assert made == [value.replace("\n", "") for value in every.values()]


def test_an_unknown_field_is_named(source):
    with pytest.raises(TemplateRefusedError) as refused:
        filled(template("{{ nonsense }}{{ period }}"), source)

    assert refused.value.unknown == ("nonsense",)


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
    ],
)
def test_what_is_more_than_fields_and_conditions_is_refused(source, words):
    with pytest.raises(TemplateRefusedError):
        filled(template(words), source)


@pytest.mark.parametrize("content", [b"", b"PK", b"nothing"])
def test_what_is_no_document_is_refused(source, content):
    with pytest.raises(TemplateRefusedError):
        filled(content, source)
