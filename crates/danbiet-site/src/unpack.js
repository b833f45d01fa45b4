// Unpacks LZMA, which makes a program a fifth smaller than the gzip of hosts does. The form is the one with a head of
// 13 bytes (properties, size of the dictionary, size) and without an end mark, as the LZMA specification in 7-Zip's SDK
// describes it; the names are its names. Bytes that begin like wasm are given back as they are. The page goes on meanwhile.
async function unpack(packed) {
  const work = unpacking(packed);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    await turn();
  }
}

// The next turn of the page. A timer would make it wait for longer.
function turn() {
  return new Promise((next) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => next(port1.close());
    port2.postMessage(0);
  });
}

// So many bytes take some 10 ms on a slow telephone.
const PAUSE = 0x8000;

// The unpacked bytes; what comes before are pauses.
function* unpacking(packed) {
  if (packed[0] === 0) return packed;
  const head = new DataView(packed.buffer, packed.byteOffset);
  const [lc, lp, pb] = [packed[0] % 9, ((packed[0] / 9) | 0) % 5, (packed[0] / 45) | 0];
  const out = new Uint8Array(head.getUint32(5, true));

  // Where the models stand in the one table of probabilities; a length is 2 choices and trees of 3, 3 and 8 bits.
  const [IS_MATCH, IS_REP, IS_REP_G0, IS_REP_G1, IS_REP_G2, IS_REP0_LONG] = [0, 192, 204, 216, 228, 240];
  const [POS_SLOT, SPEC_POS, ALIGN, LENGTH, REP_LENGTH, LITERAL] = [432, 688, 803, 819, 1333, 1847];
  const odds = new Uint16Array(LITERAL + (0x300 << (lc + lp))).fill(1024);
  // The range and the code of the range decoder: numbers of 32 bits without a sign.
  const coder = Uint32Array.of(0xffffffff, head.getUint32(14));
  let next = 18;

  function bit(model) {
    const odd = odds[model];
    const bound = (coder[0] >>> 11) * odd;
    const one = coder[1] >= bound;
    if (one) {
      coder[0] -= bound;
      coder[1] -= bound;
      odds[model] = odd - (odd >> 5);
    } else {
      coder[0] = bound;
      odds[model] = odd + ((2048 - odd) >> 5);
    }
    if (coder[0] < 0x1000000) more();
    return one ? 1 : 0;
  }
  function more() {
    coder[0] <<= 8;
    coder[1] = (coder[1] << 8) | packed[next++];
  }
  function direct(count) {
    let value = 0;
    for (; count > 0; count--) {
      coder[0] >>>= 1;
      const one = coder[1] >= coder[0];
      if (one) coder[1] -= coder[0];
      value = (value << 1) | (one ? 1 : 0);
      if (coder[0] < 0x1000000) more();
    }
    return value;
  }
  function tree(base, count) {
    let node = 1;
    for (let n = 0; n < count; n++) node = (node << 1) | bit(base + node);
    return node - (1 << count);
  }
  function reverse(base, count) {
    let [node, value] = [1, 0];
    for (let n = 0; n < count; n++) {
      const one = bit(base + node);
      node = (node << 1) | one;
      value |= one << n;
    }
    return value;
  }
  function length(base, place) {
    if (!bit(base)) return tree(base + 2 + (place << 3), 3);
    if (!bit(base + 1)) return 8 + tree(base + 130 + (place << 3), 3);
    return 16 + tree(base + 258, 8);
  }

  let [at, state, rep0, rep1, rep2, rep3, pause] = [0, 0, 0, 0, 0, 0, PAUSE];
  while (at < out.length) {
    if (at > pause) {
      pause += PAUSE;
      yield;
    }
    const place = at & ((1 << pb) - 1);
    if (!bit(IS_MATCH + (state << 4) + place)) {
      const before = at > 0 ? out[at - 1] : 0;
      const base = LITERAL + 0x300 * (((at & ((1 << lp) - 1)) << lc) + (before >> (8 - lc)));
      let symbol = 1;
      if (state >= 7) {
        let match = out[at - rep0 - 1];
        while (symbol < 0x100) {
          const expected = (match >> 7) & 1;
          match <<= 1;
          const one = bit(base + ((1 + expected) << 8) + symbol);
          symbol = (symbol << 1) | one;
          if (one !== expected) break;
        }
      }
      while (symbol < 0x100) symbol = (symbol << 1) | bit(base + symbol);
      out[at++] = symbol;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let count;
    if (bit(IS_REP + state)) {
      if (!bit(IS_REP_G0 + state)) {
        if (!bit(IS_REP0_LONG + (state << 4) + place)) {
          out[at] = out[at - rep0 - 1];
          at++;
          state = state < 7 ? 9 : 11;
          continue;
        }
      } else if (!bit(IS_REP_G1 + state)) {
        [rep0, rep1] = [rep1, rep0];
      } else if (!bit(IS_REP_G2 + state)) {
        [rep0, rep1, rep2] = [rep2, rep0, rep1];
      } else {
        [rep0, rep1, rep2, rep3] = [rep3, rep0, rep1, rep2];
      }
      count = length(REP_LENGTH, place);
      state = state < 7 ? 8 : 11;
    } else {
      [rep1, rep2, rep3] = [rep0, rep1, rep2];
      count = length(LENGTH, place);
      state = state < 7 ? 7 : 10;
      const slot = tree(POS_SLOT + (Math.min(count, 3) << 6), 6);
      rep0 = slot;
      if (slot >= 4) {
        const bits = (slot >> 1) - 1;
        rep0 = (2 | (slot & 1)) << bits;
        if (slot < 14) rep0 += reverse(SPEC_POS + rep0 - slot, bits);
        else rep0 += (direct(bits - 4) << 4) + reverse(ALIGN, 4);
      }
    }
    for (const end = at + count + 2; at < end; at++) out[at] = out[at - rep0 - 1];
  }
  if (next > packed.length) throw new Error("the program is cut off");
  return out;
}
