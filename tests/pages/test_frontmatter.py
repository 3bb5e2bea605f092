"""Front matter: what stands in it and where, whatever somebody wrote."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.pages import frontmatter
from dossier.pages.frontmatter import parse, parse_yaml
from tests.samples import cases

CASES = cases("read/frontmatter.yml")
SIGNS = st.sampled_from(
    [*"abc:-[]{}&*!|>'\"%@`#,? \n\t0123456789._~=<", "---\n", "title: ", "\r\n", "!!int ", "<<: ", "\ufeff", "\0"]
)
TEXTS = st.lists(SIGNS, max_size=20).map("".join) | st.text()


@pytest.fixture(params=CASES, ids=lambda case: case["name"])
def case(request):
    return request.param


def test_keys_lines_and_body(case):
    page = parse("a.md", case["text"])
    assert dict(page.lines) == case.get("lines", {})
    assert page.body == case.get("body", "")
    assert set(page.meta) == set(page.lines)
    if "meta" in case:
        assert page.meta == case["meta"]


def test_findings_name_their_line(case):
    found = parse("a.md", case["text"]).findings
    assert [[finding.line, finding.code] for finding in found] == case.get("findings", [])


@given(TEXTS)
@example("a: 0x_")
@example("a: " + "[" * 3000)
@example("? [a]\n: b")
@example("{a: 1, 1: 2, null: 3}")
@example("title: A\ntitle: B\ndate: x")
def test_any_yaml_is_read_or_a_finding(text):
    page = parse_yaml("a.yml", text, offset=5)
    assert all(isinstance(key, str) for key in page.meta)
    assert all(finding.path == "a.yml" and finding.line > 5 for finding in page.findings)
    assert all(line > 5 for line in page.lines.values())


@pytest.mark.parametrize("text", ["[" * 100_000, "a: " + "[" * 500 + "]" * 500, "- " * 50_000])
def test_what_is_too_deep_is_a_finding(text):
    assert [finding.code for finding in parse_yaml("a.yml", text).findings] == ["yaml_too_deep"]


@pytest.mark.parametrize("number", ["9", "0xf", "0b1", "-07"])
def test_a_number_of_which_python_makes_no_text_is_a_finding(number):
    findings = parse_yaml("a.yml", f"title: A\ndate: {number}{number[-1] * 5000}\n").findings
    assert [(finding.line, finding.code) for finding in findings] == [(2, "yaml_unshowable")]


@given(TEXTS)
@example("a: [b\nc: d")
@example("a: 1\n\tb: 2")
@example("a: é\nb: \x07")
@example("a: &x 1\nb: *x")
def test_what_is_wrong_is_said_as_it_is_where_no_c_loader_is(text):
    """The C loader reads a little more (a tab between key and value); what it refuses, the other one explains."""
    with_c = parse_yaml("a.yml", text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frontmatter, "Fast", frontmatter.Exact)
        without = parse_yaml("a.yml", text)
    if any(finding.code == "invalid_yaml" for finding in with_c.findings):
        assert with_c == without
    elif not without.findings:
        assert (with_c.meta.keys(), with_c.items, with_c.inner) == (without.meta.keys(), without.items, without.inner)


@given(TEXTS, TEXTS)
def test_the_body_is_never_lost(meta, body):
    assert parse("a.md", f"---\n{meta}\n---\n{body}").body.endswith(body)
    assert parse("a.md", body).body in body
