// Runs every engine over the same documents and queries in this page and posts the times.

/** How often each query is measured; the least counts, as what else the machine does only ever adds. */
const ROUNDS = 3;

/** Asks each query again and again until 20 ms have passed: browser clocks are coarse. */
function measure(queries, ask) {
  const once = (query) => {
    let times = 0;
    const start = performance.now();
    let now = start;
    do {
      ask(query);
      times += 1;
      now = performance.now();
    } while (now - start < 20);
    return (now - start) / times;
  };
  return queries.map((query) => {
    ask(query);
    return [query.kind, Math.min(...Array.from({ length: ROUNDS }, () => once(query)))];
  });
}

/** The same for an engine that answers later. */
async function measureLater(queries, ask) {
  const results = [];
  for (const query of queries) {
    await ask(query);
    let best = Infinity;
    for (let round = 0; round < ROUNDS; round += 1) {
      let times = 0;
      const start = performance.now();
      let now = start;
      do {
        await ask(query);
        times += 1;
        now = performance.now();
      } while (now - start < 20);
      best = Math.min(best, (now - start) / times);
    }
    results.push([query.kind, best]);
  }
  return results;
}

/** A cut of the text around the first of some tokens, as the engines without snippets need it. */
function snippet(text, tokens) {
  const lower = text.toLowerCase();
  const at = Math.max(0, ...tokens.map((token) => lower.indexOf(token)));
  return text.slice(Math.max(0, at - 60), at + 140);
}

const text = async (path) => (await fetch(path)).text();
const report = (result) => fetch("/result", { method: "POST", body: JSON.stringify(result) });

/** The engine compiled in one of two ways: `web` as what a page loads first, `web-fast` for large corpora. */
async function ours(queries, profile) {
  const { default: init, open } = await import(`/engine/${profile}/bench_tab.js`);
  const glue = await init();
  const bytes = new Uint8Array(await (await fetch("/data/corpus.pack")).arrayBuffer());
  const start = performance.now();
  const corpus = open(bytes);
  const opened = performance.now() - start;
  const times = measure(queries, (query) => corpus.ask(query.query, query.typing));
  corpus.free();
  return { engine: `Dân Biết, tab, ${profile}`, bytes: bytes.length, open_ms: opened, peak_kb: glue.memory.buffer.byteLength / 1000, times };
}

async function miniSearch(queries, rows) {
  const { default: MiniSearch } = await import("/peers/minisearch/dist/es/index.js");
  const start = performance.now();
  const index = new MiniSearch({ fields: ["text", "folded"], tokenize: (s) => s.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [] });
  rows.forEach((row, id) => index.add({ id, ...row }));
  const build = (performance.now() - start) / 1000;
  const stored = JSON.stringify(index);
  const before = performance.now();
  MiniSearch.loadJSON(stored, { fields: ["text", "folded"] });
  const opened = performance.now() - before;
  const times = measure(queries, (query) => {
    const found = index.search(query.tokens.join(" "), {
      fields: [query.folded ? "folded" : "text"],
      combineWith: "AND",
      prefix: (_, at, all) => query.prefix && at + 1 === all.length,
    });
    for (const { id } of found.slice(0, 20)) snippet(rows[id].text, query.tokens);
    return found.length;
  });
  return { engine: "MiniSearch 7.2.0", build_s: build, bytes: stored.length, open_ms: opened, times };
}

async function flexSearch(queries, rows) {
  const { default: FlexSearch } = await import("/peers/flexsearch/dist/flexsearch.bundle.module.min.mjs");
  const encode = (s) => s.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const start = performance.now();
  const make = () => new FlexSearch.Index({ tokenize: "forward", encode });
  const [marked, folded] = [make(), make()];
  rows.forEach((row, id) => {
    marked.add(id, row.text);
    folded.add(id, row.folded);
  });
  const build = (performance.now() - start) / 1000;
  const times = measure(queries, (query) => {
    const index = query.folded ? folded : marked;
    const found = index.search(query.tokens.join(" "), { limit: rows.length });
    for (const id of found.slice(0, 20)) snippet(rows[id].text, query.tokens);
    return found.length;
  });
  return { engine: "FlexSearch 0.8.212", build_s: build, times };
}

async function sqlite(queries, rows) {
  const { default: load } = await import("/peers/@sqlite.org/sqlite-wasm/dist/index.mjs");
  const { oo1, version } = await load();
  const start = performance.now();
  const db = new oo1.DB(":memory:");
  db.exec("CREATE VIRTUAL TABLE docs USING fts5(text, folded, tokenize = 'unicode61 remove_diacritics 0')");
  db.exec("BEGIN");
  const insert = db.prepare("INSERT INTO docs(rowid, text, folded) VALUES (?, ?, ?)");
  rows.forEach((row, id) => insert.bind([id + 1, row.text, row.folded]).stepReset());
  insert.finalize();
  db.exec("COMMIT");
  const build = (performance.now() - start) / 1000;
  const count = db.prepare("SELECT count(*) FROM docs WHERE docs MATCH ?");
  const best = db.prepare("SELECT rowid, snippet(docs, -1, '', '', '', 40) FROM docs WHERE docs MATCH ? ORDER BY rank LIMIT 20");
  const times = measure(queries, (query) => {
    const words = query.tokens.map((token) => `"${token}"`);
    const match = query.phrase ? `"${query.tokens.join(" ")}"` : words.join(" ") + (query.prefix ? "*" : "");
    const asked = `${query.folded ? "folded" : "text"} : (${match})`;
    count.bind([asked]).step();
    count.reset();
    best.bind([asked]);
    while (best.step()) best.get([]);
    best.reset();
  });
  return { engine: `SQLite FTS5 ${version.libVersion}`, build_s: build, times };
}

async function pagefind(queries) {
  const built = JSON.parse(await text("/data/pagefind.json"));
  const load = async (name) => {
    const bundle = await import(`/data/pagefind/${name}/pagefind.js`);
    await bundle.options({ basePath: `/data/pagefind/${name}/` });
    await bundle.init();
    return bundle;
  };
  const start = performance.now();
  const [marked, folded] = [await load("text"), await load("folded")];
  const opened = performance.now() - start;
  const times = await measureLater(queries, async (query) => {
    const words = query.tokens.join(" ");
    const found = await (query.folded ? folded : marked).search(query.phrase ? `"${words}"` : words);
    await Promise.all(found.results.slice(0, 20).map((result) => result.data()));
  });
  return { engine: "Pagefind 1.6.0", ...built, open_ms: opened, times };
}

try {
  const queries = JSON.parse(await text("/data/queries.json"));
  const wanted = new URLSearchParams(location.search);
  // What is named last is what the others are compared with.
  for (const profile of wanted.get("profiles").split(",")) await report(await ours(queries, profile));
  const rows = wanted.has("alone") ? [] : (await text("/data/documents.jsonl")).trimEnd().split("\n").map((line) => JSON.parse(line));
  for (const engine of wanted.has("alone") ? [] : [miniSearch, flexSearch, sqlite, pagefind]) {
    try {
      await report(await engine(queries, rows));
    } catch (error) {
      await report({ engine: engine.name, error: String(error) });
    }
  }
} catch (error) {
  await report({ engine: "page", error: String(error?.stack ?? error) });
}
await report({ done: true });
