// Keeps this version of the site on the reader's device. `cargo xtask finish` writes the constants.
//
// A version is kept whole or not at all: every file is asked for with its hash, and one that is missing or differs
// leaves the earlier version in charge. A new version waits until the reader wants it (page.js asks).
"use strict";

const VERSION = "$VERSION";
// Name → SHA-256 in base64.
const FILES = new Map($FILES);

const SCOPE = self.registration.scope;
// Several sites may share one host: each knows its own caches.
const OURS = `danbiet ${SCOPE} `;
const CACHE = OURS + VERSION;
const PAGE = "index.html";

// What a file is kept under. The same bytes have the same key in every version, so that an update
// takes over what has not changed.
const key = (name) => `${SCOPE}${name}?sha256=${encodeURIComponent(FILES.get(name))}`;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", answer);
self.addEventListener("message", (event) => {
  if (event.data === "switch") self.skipWaiting();
});

async function install() {
  const cache = await caches.open(CACHE);
  const keep = async (name) => {
    const kept = await caches.match(key(name));
    if (kept) return cache.put(key(name), kept);
    // Some hosts lead from index.html to the folder; a page that was led on cannot be shown.
    const address = SCOPE + (name === PAGE ? "" : name);
    const fresh = await fetch(address, { cache: "no-cache", integrity: `sha256-${FILES.get(name)}` });
    if (!fresh.ok || fresh.redirected) throw new Error(`${name}: ${fresh.status}`);
    return cache.put(key(name), fresh);
  };
  await Promise.all([...FILES.keys()].map(keep));
}

async function activate() {
  const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  // The page of the first visit loads its later parts through us, too.
  await self.clients.claim();
}

function answer(event) {
  const { request } = event;
  const address = request.url.split(/[?#]/)[0];
  if (request.method !== "GET" || !address.startsWith(SCOPE)) return;
  const name = address.slice(SCOPE.length) || PAGE;
  if (FILES.has(name)) event.respondWith(kept(name, request));
  else if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => forward(name)));
}

// The browser may have thrown away what it kept.
async function kept(name, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(key(name))) ?? fetch(request);
}

// Without a connection, the page of a document is the document in the reading room, which has its text.
function forward(name) {
  const page = /^d\/(.+)\.html$/.exec(name);
  return Response.redirect(`${SCOPE}#${page ? `document/${page[1]}` : name}`);
}
