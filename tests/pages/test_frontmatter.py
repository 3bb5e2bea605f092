"""Front matter: what stands in it and where, whatever somebody wrote."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

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


@given(TEXTS, TEXTS)
def test_the_body_is_never_lost(meta, body):
    assert parse("a.md", f"---\n{meta}\n---\n{body}").body.endswith(body)
    assert parse("a.md", body).body in body
