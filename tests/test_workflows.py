"""The workflows of this repository and of a new collection: what they may do, and what their steps do when they run."""

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from fnmatch import fnmatchcase
from importlib import resources
from textwrap import dedent

import pytest
import yaml
from jsonschema.validators import validator_for
from markdown_it import MarkdownIt

from dossier.cli import init
from tests.building import ROOT

OURS = {path.name: path.read_text("utf-8") for path in sorted((ROOT / ".github/workflows").glob("*.yml"))}
_BEGUN = {name: text for name, text in init.starter("Letters", ("fr", "en"), "x") if name.startswith(".github/workf")}
THEIRS = {name.rpartition("/")[2]: text for name, text in _BEGUN.items()}
WORKFLOWS = [*((f"ours/{name}", text) for name, text in OURS.items()), *((f"theirs/{name}", text) for name, text in THEIRS.items())]  # fmt: skip
READS = {"contents": "read"}
PAGES = {**READS, "pages": "write", "id-token": "write"}
ALLOWED = {
    "site.yml": (READS, {"publish": PAGES}),
    "test.yml": (READS, {}),
    "release.yml": ({"contents": "write"}, {}),
    "comment.yml": ({}, {"comment": {"actions": "read", "pull-requests": "write"}}),
}
"""What the jobs of a workflow may do: all of them, and single ones instead."""
SHARED = "What changes for readers"
LETTER = "Letter of the Harbour Board\n\n25 September 2024\n\nDear Sirs,\n\nThe Board of Port Stone will build twelve bridges by 2026.\n\nYours faithfully,\nMary Stone\n"


def parsed(text):
    # YAML 1.1 takes the key `on` for true.
    return yaml.safe_load(re.sub("^on:", "'on':", text, flags=re.MULTILINE))


def steps(text, job):
    return parsed(text)["jobs"][job]["steps"]


def shared(text):
    """The steps of the job `changes` from that on by which two exports are compared."""
    found = steps(text, "changes")
    return found[next(at for at, step in enumerate(found) if step.get("name") == SHARED) :]


SCHEMAS = {
    ".github/workflows/*.yml": "github-workflows",
    ".github/ISSUE_TEMPLATE/config.yml": "github-issue-config",
    ".github/ISSUE_TEMPLATE/[!c]*.yml": "github-issue-forms",
    ".github/dependabot.yml": "dependabot",
    "CITATION.cff": "citation-file-format",
}
"""Of SchemaStore, as check-jsonschema brings them; by the files that have to be so."""


def forged(begun):
    """Each file that GitHub reads, with the name of its schema; begun: of a new collection, not of this repository."""
    files = dict(begun) or {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in (ROOT / ".github").rglob("*.yml")}  # fmt: skip
    return {name: (text, schema) for name, text in files.items() for form, schema in SCHEMAS.items() if fnmatchcase(name, form)}  # fmt: skip


@pytest.mark.parametrize("begun", [(), tuple(init.starter("Letters", ("ar", "fr"), "x"))], ids=["ours", "theirs"])
def test_what_github_reads_is_as_its_schemas_say(begun):
    folder = resources.files("check_jsonschema") / "builtin_schemas/vendor"
    wrong = {}
    for name, (text, schema) in (found := forged(begun)).items():
        rules = json.loads((folder / f"{schema}.json").read_text("utf-8"))
        wrong[name] = [error.message for error in validator_for(rules)(rules).iter_errors(parsed(text))]
    assert {name: errors for name, errors in wrong.items() if errors} == {}
    assert len({schema for _, schema in found.values()}) >= 4


@pytest.mark.parametrize(("name", "text"), WORKFLOWS, ids=[name for name, _ in WORKFLOWS])
def test_a_workflow_may_do_what_it_needs_and_no_more(name, text):
    whole, single = ALLOWED[name.partition("/")[2]]
    told = parsed(text)
    assert told["permissions"] == whole
    assert {job: one["permissions"] for job, one in told["jobs"].items() if "permissions" in one} == single
    assert all(one["timeout-minutes"] <= 60 for one in told["jobs"].values())


@pytest.mark.parametrize(("name", "text"), WORKFLOWS, ids=[name for name, _ in WORKFLOWS])
def test_no_script_has_what_others_wrote_put_into_it(name, text):
    """An expression in a script becomes part of it: a branch may have a command for its name."""
    assert re.findall(r"run: .*\$\{\{.*", text) == []
    scripts = [step["run"] for job in parsed(text)["jobs"].values() for step in job["steps"] if "run" in step]
    assert [script for script in scripts if "${{" in script] == []
    assert scripts, name


def test_what_may_write_runs_nothing_of_a_pull_request():
    told = parsed(OURS["comment.yml"])
    assert told["on"] == {"workflow_run": {"workflows": [parsed(OURS["site.yml"])["name"]], "types": ["completed"]}}
    assert not re.search(r"uses:|pip |checkout@", OURS["comment.yml"])
    on_requests = [text for _, text in WORKFLOWS if "pull_request" in parsed(text)["on"]]
    assert len(on_requests) == 3
    assert all("pull_request_target" not in text for _, text in WORKFLOWS)


def test_a_new_collection_has_the_same_as_this_one():
    assert THEIRS["comment.yml"] == OURS["comment.yml"]
    assert shared(THEIRS["site.yml"]) == shared(OURS["site.yml"])
    used = [set(re.findall(r"uses: (\S+)", "".join(files.values()))) for files in (OURS, THEIRS)]
    assert used[0] == used[1]
    assert OURS.keys() - THEIRS.keys() == {"test.yml"}


@pytest.fixture
def run(tmp_path):
    """Runs the script of a step as GitHub does, with a stand-in for `python -m venv` that puts this program there."""
    tools, temporary = tmp_path / "tools", tmp_path / "temporary"
    temporary.mkdir()
    made = {
        "pip": "exit 0",
        "dossier": f"PYTHONPATH={ROOT / 'hooks'} exec {sys.executable} -c 'from dossier.cli import main; raise SystemExit(main())' \"$@\"",
        "mkdocs": "exit 0",
        "python": '[ "$*" = "-m venv .venv" ] && mkdir -p .venv/bin && cp "$(dirname "$0")"/* .venv/bin/',
    }
    tools.mkdir(exist_ok=True)
    for name, script in made.items():
        (tools / name).write_text(f"#!/bin/sh\n{script}\n")
        (tools / name).chmod(0o755)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "GIT_"))}
    given = inherited | {"PATH": f"{tools}:{os.environ['PATH']}", "LANG": "C.UTF-8", "RUNNER_TEMP": str(temporary)}

    def run(step, folder, **environment):
        shell = [sys.executable, "-c"] if step.get("shell") == "python" else ["bash", "-e", "-c"]
        return subprocess.run(
            [*shell, step["run"]], cwd=folder, env=given | environment, capture_output=True, encoding="utf-8", check=False, timeout=120
        )  # fmt: skip

    return run


@pytest.fixture
def change(tmp_path):
    """A pull request that corrects a date and adds a mistake, merged into main as GitHub checks it out."""
    folder = tmp_path / "letters"
    for name, text in {**dict(init.starter("Letters", ("fr", "en"), "x")), "seeds/letter.txt": LETTER}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")

    def git(*command):
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
        whole = ["git", *who, *command]
        subprocess.run(whole, cwd=folder, check=True, capture_output=True)

    git("init")
    git("add", ".")
    git("commit", "-m", "The letter")
    git("checkout", "-b", "change")
    (folder / "seeds/letter.yml").write_text('date: "2024-09-26"\ntype: leter\n', encoding="utf-8")
    git("add", ".")
    git("commit", "-m", "Its date")
    git("checkout", "main")
    git("merge", "--no-ff", "change", "-m", "Merge")
    return folder


def test_findings_stand_at_their_lines(run, change):
    *_, environment, check, _ = steps(THEIRS["site.yml"], "check")
    assert run(environment, change).returncode == 0
    done = run(check, change)
    assert done.returncode == 1, done
    assert "::warning file=seeds/letter.yml,line=2::" in done.stdout


def test_a_reviewer_sees_what_changes_for_readers(run, change, tmp_path):
    summary, language = tmp_path / "summary.md", parsed(THEIRS["site.yml"])["env"]["LC_MESSAGES"]
    for step in (step for step in steps(THEIRS["site.yml"], "changes") if "run" in step):
        done = run(step, change, GITHUB_STEP_SUMMARY=str(summary), LC_MESSAGES=language)
        assert done.returncode == 0, done
    told = (tmp_path / "temporary/changes.txt").read_text("utf-8")
    assert "2024-09-25 → 2024-09-26" in told
    assert "2024-09-25 → 2024-09-26" in summary.read_text("utf-8").replace("\\", "")
    assert told.startswith("Informations modifiées")


GH = dedent(
    """
    import json, os, pathlib, sys
    folder = pathlib.Path(os.environ["ANSWERS"])
    api, path, *options = sys.argv[1:]
    assert api == "api" and path.startswith("repos/{owner}/{repo}/"), sys.argv
    path = path.removeprefix("repos/{owner}/{repo}/")
    with (folder / "asked.jsonl").open("a") as asked:
        text = sys.stdin.read() if "body=@-" in options else ""
        asked.write(json.dumps([path, options, text]) + "\\n")
    if text:
        sys.exit()
    if path == "pulls":
        path += "?" + options[-1]
    sys.stdout.buffer.write((folder / path.replace("/", " ")).read_bytes())
    """
)
EVENT = {
    "id": 7, "name": "site", "run_number": 12, "conclusion": "success", "head_sha": "abcdef0123", "head_branch": "fix",
    "html_url": "https://example.org/runs/7", "head_repository": {"owner": {"login": "ada"}},
}  # fmt: skip


class Forge:
    """Answers of GitHub to `gh api`, and what it was asked."""

    def __init__(self, folder):
        self.folder = folder
        self.answer("pulls?head=ada:fix", [{"number": 3, "head": {"sha": "abcdef0123"}}])
        self.answer("issues/3/comments?per_page=100", [])
        self.keep("a line\n")

    def answer(self, path, told):
        content = told if isinstance(told, bytes) else json.dumps(told).encode()
        (self.folder / path.replace("/", " ")).write_bytes(content)

    def keep(self, text, size=500, name="changes.txt"):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, text)
        self.answer("actions/runs/7/artifacts?name=changes", {"artifacts": [{"id": 9, "size_in_bytes": size}]})
        self.answer("actions/artifacts/9/zip", packed.getvalue())

    def said(self):
        """Where a comment was put, and what it said."""
        asked = [json.loads(line) for line in (self.folder / "asked.jsonl").read_text().splitlines()]
        return [(path, options[1], text) for path, options, text in asked if text]


@pytest.fixture
def forge(tmp_path):
    (tmp_path / "tools").mkdir(exist_ok=True)
    (tmp_path / "tools/gh").write_text(f"#!{sys.executable}\n{GH}")
    (tmp_path / "tools/gh").chmod(0o755)
    (tmp_path / "answers").mkdir()
    return Forge(tmp_path / "answers")


@pytest.fixture
def comment(forge, run, tmp_path):
    def comment(**event):
        (tmp_path / "event.json").write_text(json.dumps({"workflow_run": {**EVENT, **event}}))
        (step,) = steps(OURS["comment.yml"], "comment")
        done = run(step, tmp_path, ANSWERS=str(forge.folder), GITHUB_EVENT_PATH=str(tmp_path / "event.json"))
        return done, forge.said()

    return comment


HEAD = "<!-- dossier: changes -->\n\n✅ [site #12](https://example.org/runs/7) · [⬇](https://example.org/runs/7#artifacts) · abcdef0\n\n"


def test_a_comment_is_put_and_later_renewed(comment, forge):
    assert comment()[1] == [("issues/3/comments", "POST", f"{HEAD}    a line\n")]
    others = {"id": 1, "user": {"login": "ada"}, "body": HEAD}
    forge.answer("issues/3/comments?per_page=100", [others, {"id": 5, "user": {"login": "github-actions[bot]"}, "body": HEAD}])  # fmt: skip
    *_, (path, method, text) = comment(conclusion="failure")[1]
    assert (path, method) == ("issues/comments/5", "PATCH")
    assert "❌" in text


@pytest.mark.parametrize(
    "pulls", [[], [{"number": 4, "head": {"sha": "another"}}]], ids=["none is open", "it has newer commits"]
)
def test_no_other_pull_request_gets_it(comment, forge, pulls):
    forge.answer("pulls?head=ada:fix", pulls)
    done, said = comment()
    assert (done.returncode, said) == (0, [])


@pytest.mark.parametrize(
    "text",
    [
        "```\n@ada [here](https://example.org)\n<img src=x>",
        "a\r\r# A heading\x0b@ada",
        "a\u2028\u202e@ada\x1b[31m",
        "    \n\n- @ada",
        "--> @ada\n\n# 1",
        "\n" * 80_000,
        "@" * 80_000,
    ],
)
def test_nothing_that_a_pull_request_says_works_in_the_comment(comment, forge, text):
    forge.keep(text)
    done, ((_, _, body),) = comment()
    assert done.returncode == 0, done
    assert len(body) < 65_536
    marks = MarkdownIt().parse(body)
    assert {mark.type for mark in marks} <= {"html_block", "paragraph_open", "inline", "paragraph_close", "code_block"}
    assert [mark.content for mark in marks if mark.type == "html_block"] == ["<!-- dossier: changes -->\n"]
    (line,) = (mark.content for mark in marks if mark.type == "inline")
    assert "\n\n".join((HEAD.partition("\n")[0], line, "")) == HEAD


def test_an_artifact_that_is_too_large_is_not_fetched(comment, forge):
    forge.keep("a line", size=2_000_000)
    assert comment()[1] == [("issues/3/comments", "POST", f"{HEAD}\n")]
    forge.answer("actions/runs/7/artifacts?name=changes", {"artifacts": []})
    assert comment()[1][-1] == ("issues/3/comments", "POST", f"{HEAD}\n")


def test_an_artifact_with_something_else_is_refused(comment, forge):
    forge.keep("a line", name="../changes.txt")
    done, said = comment()
    assert (done.returncode, said) == (1, [])
