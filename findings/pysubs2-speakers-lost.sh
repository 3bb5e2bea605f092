#!/usr/bin/env bash
# pysubs2 1.8.1 (PyPI) from WebVTT to SubRip: nobody knows who speaks, and "&" is written "&amp;" for viewers.
#
# WebVTT names the speaker of a passage in a voice span, <v Anne>, for those who do not hear the voices; and since "&"
# and "<" begin something in it, they are escaped in every valid file (W3C WebVTT, 4.2.2). The library reads WebVTT with
# its reader for SubRip: the spans are dropped with the names, so two people's words become one monologue; the escapes
# are kept as they are, and SubRip has none, so the screen shows "Q&amp;A". The annotation of a <ruby> is glued to its
# word. Nothing is said, and keep_unknown_html_tags=True only leaves the tags in what is shown. webvtt-py 0.6.0 has the
# names of the speakers (and keeps the escapes too).
# Seen on 2026-11-29:  We agree. / We do not. / Q&amp;A on 会议huìyì; webvtt-py: Anne, Paul
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install pysubs2==1.8.1 webvtt-py==0.6.0
"$work/venv/bin/python" - <<'PYTHON'
import pysubs2
import webvtt

cues = ("<v Anne>We agree.", "<v Paul>We do not.", "Q&amp;A on <ruby>会议<rt>huìyì</rt></ruby>")
times = (f"00:0{n}.000 --> 00:0{n}.900" for n in range(1, 4))
film = "WEBVTT\n\n" + "\n\n".join(f"{time}\n{cue}" for time, cue in zip(times, cues, strict=True)) + "\n"
written = pysubs2.SSAFile.from_string(film, format_="vtt").to_string("srt")
shown = written.split("\n")[2::4]
speakers = [caption.voice for caption in webvtt.from_string(film)]
print(shown, speakers)
assert shown == ["We agree.", "We do not.", "Q&amp;A on 会议huìyì"], written
assert speakers == ["Anne", "Paul", None], speakers
assert "Anne" not in written and "Paul" not in written
PYTHON
