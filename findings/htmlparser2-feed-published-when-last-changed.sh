#!/usr/bin/env bash
# htmlparser2 12.0.0 and @extractus/feed-extractor 8.0.3 (npm): an entry of an Atom feed is published when it was last changed.
#
# Both take <updated> for the day of publication and never look at <published> (RFC 4287, 4.2.9), and the first <link> for the
# address, whatever its rel: here a PDF that is enclosed, and, of the whole feed, the feed itself, whose link rel="self" most
# feeds put first. A reader sorts a text of 2019, of which a comma was mended in 2025, among those of 2025, and cites it so.
# rss-parser 3.13.0 takes the right day. Who writes a feed can put the page's link first; nothing helps the day.
# Seen on 2026-11-30:  both: 2025-05-31, a.pdf, feed.atom; rss-parser: 2019-03-01, /a, /
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit htmlparser2@12.0.0 @extractus/feed-extractor@8.0.3 rss-parser@3.13.0 > /dev/null
cat > read.mjs <<'JAVASCRIPT'
import assert from "node:assert";
import { extractFromXml } from "@extractus/feed-extractor";
import { parseFeed } from "htmlparser2";
import Parser from "rss-parser";

const feed = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <link rel="self" href="https://example.org/feed.atom"/>
  <link rel="alternate" type="text/html" href="https://example.org/"/>
  <id>urn:example:feed</id><title>Texts</title><updated>2025-05-31T00:00:00Z</updated>
  <author><name>Archive</name></author>
  <entry>
    <id>urn:example:a</id><title>A text</title>
    <link rel="enclosure" type="application/pdf" href="https://example.org/a.pdf"/>
    <link rel="alternate" type="text/html" href="https://example.org/a"/>
    <published>2019-03-01T00:00:00Z</published><updated>2025-05-31T00:00:00Z</updated>
    <summary>What it says.</summary>
  </entry>
</feed>`;
const day = (date) => new Date(date).toISOString().slice(0, 10);

const first = parseFeed(feed, { xmlMode: true });
const second = extractFromXml(feed);
const third = await new Parser().parseString(feed);
const found = [
  [day(first.items[0].pubDate), first.items[0].link, first.link],
  [day(second.entries[0].published), second.entries[0].link, second.link],
  [day(third.items[0].pubDate), third.items[0].link, third.link],
];
console.log(found);
const wrong = ["2025-05-31", "https://example.org/a.pdf", "https://example.org/feed.atom"];
assert.deepStrictEqual(found, [wrong, wrong, ["2019-03-01", "https://example.org/a", "https://example.org/"]]);
JAVASCRIPT
node read.mjs
