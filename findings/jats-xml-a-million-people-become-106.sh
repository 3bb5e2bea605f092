#!/usr/bin/env bash
# jats-xml 1.1.1 (npm): of "10⁶ people" in the title of an article its front matter has 106, and a body as author is " ".
#
# JATS, the XML of scholarly articles, sets exponents with <sup> and indexes with <sub>, and names a body as author in <collab>
# (a ministry, the WHO, a research group). The library, which MyST and its tools read articles with, gives the front matter for a
# page or a citation. It knows markup: its articleTitle has the superscript as a node of its own; the title of the front matter is
# the bare letters in a row, so a million people are 106, 5·10³ is 5·103, and "m²" m2. The author is there with an id and the name
# " ", where a missing name would have been seen. Names of persons and full dates are right. Nothing warns.
# Seen on 2026-11-30:  "A town of 106 people"; authors " " and "Yi Wang"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-fund --no-audit --prefix "$work" jats-xml@1.1.1
cat > "$work/read.mjs" <<'JAVASCRIPT'
import assert from "node:assert";
import { Jats } from "jats-xml";
const article = new Jats(`<article><front><article-meta><title-group>
<article-title>A town of 10<sup>6</sup> people</article-title></title-group><contrib-group>
<contrib contrib-type="author"><collab>World Health Organization</collab></contrib>
<contrib contrib-type="author"><name><surname>Wang</surname><given-names>Yi</given-names></name></contrib>
</contrib-group></article-meta></front></article>`);
const { title, authors } = article.frontmatter;
console.log(title, authors.map((author) => author.name));
assert.strictEqual(title, "A town of 106 people");
assert.deepStrictEqual(authors.map((author) => author.name), [" ", "Yi Wang"]);
assert.ok(!JSON.stringify(article.frontmatter).includes("World Health"));
assert.ok(article.articleTitle.children.some((node) => node.type === "sup"));
JAVASCRIPT
node "$work/read.mjs"
