/* Copies of the site: reads a zip or a folder that a reader has handed over and holds each file against the list of
   checksums in it, as pack/checksums.py does. The form of a zip is that of PKWARE's APPNOTE. */
(() => {
  "use strict";

  const LIST = "SHA256SUMS";
  const LINE = /^([0-9a-f]{64}) [ *](.+)$/;

  /** Why a copy cannot be compared: a key of the words that verify.js has. */
  class CopyError extends Error {}

  const digest = async (content) => {
    const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
    return [...sum].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  };

  // ---- A zip ----

  const END = 0x06054b50;
  const END64 = 0x06064b50;
  const LOCATOR64 = 0x07064b50;
  const ENTRY = 0x02014b50;
  const LOCAL = 0x04034b50;
  const FULL = 0xffffffff;

  const view = async (file, from, to) => new DataView(await file.slice(from, to).arrayBuffer());

  /** Where the directory at the end of a zip begins, how long it is, and how many files it has. */
  const directory = async (file) => {
    const from = Math.max(0, file.size - 22 - 0xffff);
    const tail = await view(file, from, file.size);
    let at = tail.byteLength - 22;
    while (at >= 0 && tail.getUint32(at, true) !== END) at -= 1;
    if (at < 0) throw new CopyError("no_zip");
    if (at >= 20 && tail.getUint32(at - 20, true) === LOCATOR64) {
      const place = Number(tail.getBigUint64(at - 12, true));
      const end = await view(file, place, place + 56);
      if (end.byteLength < 56 || end.getUint32(0, true) !== END64) throw new CopyError("no_zip");
      return { count: Number(end.getBigUint64(32, true)), size: Number(end.getBigUint64(40, true)), start: Number(end.getBigUint64(48, true)) };
    }
    return { count: tail.getUint16(at + 10, true), size: tail.getUint32(at + 12, true), start: tail.getUint32(at + 16, true) };
  };

  /** Of a large file its sizes and place stand in an extra field, those of them that its entry has no room for. */
  const large = (entry, held, at, length) => {
    for (let field = at; field + 4 <= at + length; field += 4 + held.getUint16(field + 2, true)) {
      if (held.getUint16(field, true) !== 1) continue;
      let next = field + 4;
      for (const key of ["size", "packed", "start"]) {
        if (entry[key] !== FULL) continue;
        entry[key] = Number(held.getBigUint64(next, true));
        next += 8;
      }
    }
    return entry;
  };

  const entries = async (file) => {
    const { count, size, start } = await directory(file);
    const held = await view(file, start, start + size);
    const found = [];
    let at = 0;
    for (let number = 0; number < count; number += 1) {
      if (at + 46 > held.byteLength || held.getUint32(at, true) !== ENTRY) throw new CopyError("no_zip");
      const [name, extra, comment] = [28, 30, 32].map((field) => held.getUint16(at + field, true));
      const path = new TextDecoder().decode(new Uint8Array(held.buffer, at + 46, name));
      const entry = { path, method: held.getUint16(at + 10, true), packed: held.getUint32(at + 20, true), size: held.getUint32(at + 24, true), start: held.getUint32(at + 42, true) };
      if (!path.endsWith("/")) found.push(large(entry, held, at + 46 + name, extra));
      at += 46 + name + extra + comment;
    }
    return found;
  };

  const content = async (file, { method, packed, size, start }) => {
    const head = await view(file, start, start + 30);
    if (head.getUint32(0, true) !== LOCAL || ![0, 8].includes(method)) throw new CopyError("no_zip");
    const from = start + 30 + head.getUint16(26, true) + head.getUint16(28, true);
    const held = file.slice(from, from + packed);
    const stream = method ? held.stream().pipeThrough(new DecompressionStream("deflate-raw")) : held.stream();
    const read = await new Response(stream).arrayBuffer();
    if (read.byteLength !== size) throw new CopyError("no_zip");
    return read;
  };

  const inZip = async (file) => (await entries(file)).map((entry) => [entry.path, () => content(file, entry)]);

  const inFolder = (files) => files.map((file) => [file.webkitRelativePath, () => file.arrayBuffer()]);

  // ---- A copy and its list ----

  const depth = (path) => path.split("/").length;

  const parse = (text) => {
    const lines = text.split("\n").filter(Boolean).map((line) => LINE.exec(line));
    if (!lines.length || lines.includes(null)) throw new CopyError("no_list");
    return new Map(lines.map(([, sum, path]) => [path, sum]));
  };

  const read = async (get) => {
    try { return await get(); } catch { return null; }
  };

  /** What is in a copy has against the list at its top; files: pairs of a path and what reads it. */
  const compare = async (files, progress) => {
    const lists = files.filter(([path]) => path.split("/").at(-1) === LIST).sort(([one], [two]) => depth(one) - depth(two));
    const text = lists.length ? await read(lists[0][1]) : null;
    if (!text) throw new CopyError("no_list");
    const listed = parse(new TextDecoder().decode(text));
    const top = lists[0][0].slice(0, -LIST.length);
    const found = new Map();
    for (const [at, [path, get]] of files.entries()) {
      progress(at, files.length);
      if (path === lists[0][0]) continue;
      const name = path.startsWith(top) ? path.slice(top.length) : `../${path}`;
      const held = await read(get);
      // One that is there twice has none: one program unpacks this file, one the other.
      found.set(name, held && !found.has(name) ? await digest(held) : "");
    }
    const altered = [...found.keys()].filter((path) => listed.has(path) && listed.get(path) !== found.get(path));
    const missing = [...listed.keys()].filter((path) => !found.has(path));
    const added = [...found.keys()].filter((path) => !listed.has(path));
    return { whole: listed.size - missing.length - altered.length, parts: { missing, altered, added } };
  };

  Object.assign(globalThis.dossier, { copies: { CopyError, compare, digest, inFolder, inZip } });
})();
