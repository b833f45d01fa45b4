// Indexes the documents of a run with Pagefind: node pagefind.mjs FOLDER
// FOLDER holds documents.jsonl and takes two bundles, pagefind/text and pagefind/folded (the documents as they stand, and
// without marks), and pagefind.json with how long that took and how large they are.
import { createReadStream, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { close, createIndex } from "pagefind";

const folder = process.argv[2];
const place = join(folder, "pagefind");
rmSync(place, { recursive: true, force: true });

function check(errors) {
  if (errors.length > 0) throw new Error(errors.join("; "));
}

const start = performance.now();
for (const field of ["text", "folded"]) {
  const { index, errors } = await createIndex({ forceLanguage: "vi" });
  check(errors);
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(join(folder, "documents.jsonl")) })) {
    const record = { url: `/${number}`, content: JSON.parse(line)[field], language: "vi" };
    check((await index.addCustomRecord(record)).errors);
    number += 1;
  }
  check((await index.writeFiles({ outputPath: join(place, field) })).errors);
}
await close();
const build = (performance.now() - start) / 1000;
const size = (path) =>
  readdirSync(path, { withFileTypes: true }).reduce(
    (sum, entry) => sum + (entry.isDirectory() ? size(join(path, entry.name)) : statSync(join(path, entry.name)).size),
    0,
  );
writeFileSync(join(folder, "pagefind.json"), JSON.stringify({ build_s: build, bytes: size(place) }));
