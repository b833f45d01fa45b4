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
  return Promise.all([program.glue, program.bytes]);
}

async function start(program) {
  const [glue, bytes] = await fetched(program);
  await glue.default({ module_or_path: unpack(new Uint8Array(bytes)) });
}

// The program that is here asks for the other one.
addEventListener("danbiet:full", () => {
  start(FULL).catch(() => {
    FULL.glue = FULL.bytes = undefined;
    dispatchEvent(new Event("danbiet:unreachable"));
  });
});

// The library of the corpus that the page comes with is all that the first edition can show.
const wanted = location.hash.slice(1);
const small = /^\/?(library|$|\?)/.test(wanted) && !/[?&]corpus=/.test(wanted);
await start(small ? FIRST : FULL);
dispatchEvent(new Event("danbiet:started"));

// What will be wanted next is fetched when nothing else is, unless the reader saves on data.
if (small && !navigator.connection?.saveData) await fetched(FULL).catch(() => (FULL.glue = FULL.bytes = undefined));
dispatchEvent(new Event("danbiet:settled"));
