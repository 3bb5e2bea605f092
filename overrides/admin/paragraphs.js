// The text of a translation as pairs: each original (the comment above a paragraph) beside a field for its translation.
// What is written goes between that comment and the next; nothing else of the file is touched.
{
  const comment = /^[ ]{0,3}<!--\s*(title|p-[0-9a-f]{6}(?:-\d+)?(?:\s*\+\s*p-[0-9a-f]{6}(?:-\d+)?)*)\s*:(.*?)-->[ \t]*(?:\n|$)/gms;
  const say = JSON.parse(document.body.dataset.words);

  // Where the parts of a text lie: what is above the first comment, then what is below each.
  const parts = (text) => {
    const found = [...text.matchAll(comment)];
    const ends = [...found.slice(1).map((match) => match.index), text.length];
    return found.map((match, at) => ({
      id: match[1],
      original: match[2].replaceAll(/\s+/g, " ").replaceAll("-\\-", "--").trim(),
      start: match.index + match[0].length,
      end: ends[at],
    }));
  };

  const replaced = (text, { start, end }, words) =>
    text.slice(0, start) + (words.trim() ? `${words.trim()}\n` : "") + (end < text.length ? "\n" : "") + text.slice(end);

  // The id of the text, which is the name of the entry in the address; one that was cut within a character stays as it is.
  const name = () => {
    const last = location.hash.split("/").at(-1).split("?")[0];
    try { return decodeURIComponent(last); } catch { return last; }
  };

  const Paragraphs = createClass({
    getInitialState: () => ({ name: "", begun: "", typed: {} }),
    componentDidMount() {
      this.begin();
    },
    componentDidUpdate() {
      if (this.state.name !== name()) this.begin();
    },
    begin() {
      const own = { name: name(), begun: "", typed: {} };
      this.setState(own);
      // A translation that nobody has begun starts with the paragraphs of the original.
      if (!this.props.value) {
        fetch(`originals/${encodeURIComponent(own.name)}.md`)
          .then((answer) => (answer.ok ? answer.text() : ""))
          .then((begun) => name() === own.name && this.setState({ begun }));
      }
    },
    pair(text, part) {
      const change = (event) => {
        this.setState({ typed: { ...this.state.typed, [part.id]: event.target.value } });
        this.props.onChange(replaced(text, part, event.target.value));
      };
      const value = this.state.typed[part.id] ?? text.slice(part.start, part.end).trim();
      return h(
        "div",
        { className: "paragraphs__pair", key: part.id },
        h("p", { dir: "auto", id: `${this.props.forID}-${part.id}` }, part.original),
        h("textarea", { dir: "auto", value, onChange: change, "aria-labelledby": `${this.props.forID}-${part.id}` }),
      );
    },
    render() {
      const text = this.props.value || this.state.begun;
      const pairs = parts(text).map((part) =>
        part.id === "title"
          ? h("p", { key: "title", dir: "auto" }, say.title.replace("{words}", part.original))
          : this.pair(text, part),
      );
      const all = { id: this.props.forID, value: text, dir: "auto", onChange: (event) => this.props.onChange(event.target.value) };
      return h("div", { className: "paragraphs" }, pairs.length ? pairs : [h("p", { key: "empty" }, say.empty), h("textarea", { key: "all", ...all })]);
    },
  });

  CMS.registerFieldType("paragraphs", Paragraphs);
  CMS.init();
}
