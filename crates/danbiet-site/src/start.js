// Fetches and starts the programs of the page, which the build names below: the first edition, which is small, and the
// full one, which has all screens (src/edition.rs). Each program lives on by itself once it has been started.
const FIRST = $FIRST;
const FULL = $FULL;

function fetched(program) {
  program.glue ??= import(program.script);
  program.bytes ??= fetch(program.wasm).then((answer) => {
    if (!answer.ok) throw new Error(`${program.wasm}: ${answer.status}`);
    return answer.arrayBuffer();
  });
  const more = program === FULL ? styled() : lean && documents();
  return Promise.all([program.glue, program.bytes, more]);
}

// The corpus of a page that names one, in its lean form.
const named = document.querySelector("link[rel=danbiet-pack]");
const lean = named?.dataset.lean;
async function documents() {
  const answer = await fetch(lean);
  if (!answer.ok) throw new Error(`${lean}: ${answer.status}`);
  const plain = new Response(answer.body.pipeThrough(new DecompressionStream("gzip")));
  window.danbietPack = new Uint8Array(await plain.arrayBuffer());
}

// The rules of the screens that only the full edition has.
let rules;
function styled() {
  rules ??= new Promise((there, missing) => {
    const name = document.querySelector("meta[name=later-style]").content;
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: name, onload: there });
    link.onerror = () => {
      link.remove();
      rules = undefined;
      missing(new Error(name));
    };
    document.head.append(link);
  });
  return rules;
}

// Resolves when the first text has been painted: it is there to be read before the program is, which takes the line and
// the processor for itself. A page that nobody sees is not painted.
const painted = new Promise((now) => {
  requestAnimationFrame(() => setTimeout(now));
  setTimeout(now, 500);
});

async function start(program) {
  // Nothing is fetched in vain.
  if (!window.WebAssembly) throw new Error("WebAssembly");
  await painted;
  const [glue, bytes] = await fetched(program);
  await glue.default({ module_or_path: await unpack(new Uint8Array(bytes)) });
  dispatchEvent(new Event("danbiet:started"));
}

// The full edition is started once, whoever asks for it; when that failed, the next one who asks tries again. That it
// failed is said by an event: WebKit tells nobody of a module that ends with an error.
const full = () =>
  (FULL.run ??= start(FULL).catch((why) => {
    FULL.glue = FULL.bytes = FULL.run = undefined;
    dispatchEvent(new Event("danbiet:unreachable"));
    throw why;
  }));

// The program that is here asks for the other one.
addEventListener("danbiet:full", () => full().catch(() => {}));

// The library of the corpus that the page comes with is all that the first edition can show; a large corpus has no lean
// form, and is the full one's from the beginning. The full one helps out where the first fails: its files may be had where
// those of the first cannot, and engines now and then break off a program that they are still compiling.
const wanted = location.hash.slice(1);
const small = /^\/?(library|$|\?)/.test(wanted) && !/[?&]corpus=/.test(wanted) && !(named && !lean);
if (!small) await full();
else await start(FIRST).catch(full);

// What will be wanted next is fetched when nothing else is, unless the reader saves on data.
if (small && !navigator.connection?.saveData) await fetched(FULL).catch(() => (FULL.glue = FULL.bytes = undefined));
dispatchEvent(new Event("danbiet:settled"));
