#!/usr/bin/env bash
# warcio 1.8.1 (PyPI): "recompress" rewrites what a server said, keeps the old digest, and says that it found no errors.
#
# A WARC is kept as evidence: WARC-Block-Digest proves the bytes of the answer, headers included. "recompress" is
# documented to repair the compression of a file, so one expects the same records, or a complaint. Servers do send names
# of files as UTF-8 in Content-Disposition; warcio encodes such headers anew for every record that it writes
# (webrecorder/warcio#128) and changes Content-Length accordingly, but not the digest. The command ends with "No Errors
# Found!" and 0; "warcio check" of what it wrote fails where it passed before, and the original bytes are gone.
# Seen on 2026-11-29:  check 0; "1 records read and recompressed … No Errors Found!"; check 1, "block digest failed"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install warcio==1.8.1
"$work/venv/bin/python" - "$work/kept.warc" <<'PYTHON'
import base64
import hashlib
import sys

answer = 'HTTP/1.1 200 OK\r\nContent-Disposition: inline; filename="会议.txt"\r\nContent-Length: 2\r\n\r\nok'.encode()
digest = base64.b32encode(hashlib.sha1(answer).digest()).decode()
fields = f"""WARC/1.0
WARC-Type: response
WARC-Record-ID: <urn:uuid:12345678-1234-4234-8234-123456789012>
WARC-Date: 2024-04-02T00:00:00Z
WARC-Target-URI: https://example.org/
WARC-Block-Digest: sha1:{digest}
Content-Type: application/http; msgtype=response
Content-Length: {len(answer)}

"""
with open(sys.argv[1], "wb") as file:
    file.write(fields.replace("\n", "\r\n").encode() + answer + b"\r\n\r\n")
PYTHON
warcio=$work/venv/bin/warcio
"$warcio" check "$work/kept.warc"
"$warcio" recompress "$work/kept.warc" "$work/again.warc.gz" | tee "$work/said"
grep -q "No Errors Found!" "$work/said"
if "$warcio" check "$work/again.warc.gz" >"$work/checked"; then exit 1; fi
grep "block digest failed" "$work/checked"
gunzip -c "$work/again.warc.gz" | grep -a "filename\*=UTF-8''%E4%BC%9A%E8%AE%AE.txt"
