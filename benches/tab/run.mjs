// Serves the page with the engines, opens it in headless Chromium and writes what it posts:
//   node run.mjs FOLDER ENGINE PEERS PROFILES [alone]
// FOLDER holds corpus.pack, documents.jsonl, queries.json and what pagefind.mjs wrote, and takes tab.json; ENGINE
// holds what wasm-bindgen wrote, a folder for each of the PROFILES (`web,web-fast`); PEERS is the node_modules folder
// of the other engines, which are not run with `alone`.
import { spawn } from "node:child_process";
import { createReadStream, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const [folder, engine, peers, profiles, alone] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const roots = { data: folder, engine, peers };
const types = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };
const minutes = 60;
const results = [];
const profile = mkdtempSync(join(tmpdir(), "danbiet-bench-"));
let browser;

function end(code) {
  browser?.kill();
  server.close();
  setTimeout(() => {
    rmSync(profile, { recursive: true, force: true });
    process.exit(code);
  }, 500);
}

const server = createServer((request, response) => {
  if (request.method === "POST") {
    const parts = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      response.end();
      const result = JSON.parse(Buffer.concat(parts).toString());
      if (!result.done) {
        results.push(result);
        writeFileSync(join(folder, "tab.json"), JSON.stringify(results));
        console.error(result.engine, result.error ?? "done");
        return;
      }
      end(results.some((result) => result.times) ? 0 : 1);
    });
    return;
  }
  const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
  const [, first, ...rest] = path.split("/");
  const file = roots[first] ? join(roots[first], ...rest) : join(here, first || "page.html");
  if (path.includes("..") || !existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" });
  createReadStream(file).pipe(response);
});

server.listen(0, "127.0.0.1", () => {
  const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", `--user-data-dir=${profile}`];
  browser = spawn("chromium", [...flags, `http://127.0.0.1:${server.address().port}/page.html?profiles=${profiles}${alone ? "&alone" : ""}`], { stdio: "ignore" });
  browser.on("error", (error) => {
    console.error(`chromium does not start: ${error.message}`);
    end(1);
  });
});
setTimeout(() => {
  console.error(`no answer from the page after ${minutes} minutes`);
  end(1);
}, minutes * 60_000).unref();
