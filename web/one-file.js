// The one-file edition only: the program and its data lie in the page itself, compressed as LZMA and
// written byte by byte (see `xtask/js/one-file.mjs`); this takes them out again.
(() => {
  'use strict';

  // --- from text to bytes -----------------------------------------------------------------------

  /** Bytes that may not stand in a script element or not survive there: 27 and a sign stand for them. */
  const HIDDEN = [0, 13, 60, 27];

  /** The page is read as windows-1252, which has a sign for every byte. */
  const byteOf = new Map();
  new TextDecoder('windows-1252')
    .decode(Uint8Array.from({ length: 256 }, (_, at) => at))
    .split('')
    .forEach((sign, at) => byteOf.set(sign.charCodeAt(0), at));

  const bytes = (text, length) => {
    const out = new Uint8Array(length);
    let to = 0;
    for (let at = 0; at < text.length; at += 1) {
      let code = text.charCodeAt(at);
      if (code > 127) code = byteOf.get(code);
      if (code === 27) {
        at += 1;
        code = HIDDEN[text.charCodeAt(at) - 65];
      }
      if (code === undefined) break;
      out[to] = code;
      to += 1;
    }
    // Read in another character set on the way here, or cut short.
    if (to !== length) throw new Error('vx-altered');
    return out;
  };

  // --- LZMA -------------------------------------------------------------------------------------

  // Places of the probabilities, as in the format's specification.
  const IS_REP = 192;
  const IS_REP_0_LONG = 240;
  const SLOT = 432;
  const SPECIAL = 688;
  const ALIGN = 803;
  const LENGTH = 819;
  const REP_LENGTH = 1333;
  const LITERAL = 1847;

  /**
   * Unpacks `total` bytes from a stream with the 13 bytes of the classic header, as far as it is asked: the
   * answer unpacks up to a place and gives the bytes so far.
   */
  const unpacker = (from, total) => {
    const lc = from[0] % 9;
    const lp = ((from[0] / 9) | 0) % 5;
    const posMask = (1 << ((from[0] / 45) | 0)) - 1;
    const probs = new Uint16Array(LITERAL + (0x300 << (lc + lp))).fill(1024);
    const out = new Uint8Array(total);
    let range = 0xffffffff;
    let code = ((from[14] << 24) | (from[15] << 16) | (from[16] << 8) | from[17]) >>> 0;
    let next = 18;

    const bit = (at) => {
      const p = probs[at];
      const bound = (range >>> 11) * p;
      let result = 0;
      if (code < bound) {
        range = bound;
        probs[at] = p + ((2048 - p) >> 5);
      } else {
        range -= bound;
        code -= bound;
        probs[at] = p - (p >> 5);
        result = 1;
      }
      if (range < 0x1000000) {
        range = (range << 8) >>> 0;
        code = ((code << 8) | from[next]) >>> 0;
        next += 1;
      }
      return result;
    };
    const tree = (at, bits) => {
      let m = 1;
      for (let left = bits; left > 0; left -= 1) m = (m << 1) | bit(at + m);
      return m - (1 << bits);
    };
    const reverse = (at, bits) => {
      let m = 1;
      let value = 0;
      for (let n = 0; n < bits; n += 1) {
        const b = bit(at + m);
        m = (m << 1) | b;
        value |= b << n;
      }
      return value;
    };
    const direct = (bits) => {
      let value = 0;
      for (let left = bits; left > 0; left -= 1) {
        range >>>= 1;
        let b = 0;
        if (code >= range) {
          code -= range;
          b = 1;
        }
        value = (value << 1) | b;
        if (range < 0x1000000) {
          range = (range << 8) >>> 0;
          code = ((code << 8) | from[next]) >>> 0;
          next += 1;
        }
      }
      return value;
    };
    const runLength = (at, pos) => {
      if (bit(at) === 0) return tree(at + 2 + (pos << 3), 3);
      if (bit(at + 1) === 0) return 8 + tree(at + 130 + (pos << 3), 3);
      return 16 + tree(at + 258, 8);
    };

    let [state, rep0, rep1, rep2, rep3] = [0, 0, 0, 0, 0];
    let to = 0;
    return (until) => {
      while (to < until) {
        const pos = to & posMask;
        if (bit((state << 4) + pos) === 0) {
          const before = to > 0 ? out[to - 1] : 0;
          const context = ((to & ((1 << lp) - 1)) << lc) + (before >> (8 - lc));
          const at = LITERAL + 0x300 * context;
          let sign = 1;
          if (state >= 7) {
            let match = out[to - rep0 - 1];
            do {
              const b = (match >> 7) & 1;
              match <<= 1;
              const found = bit(at + ((1 + b) << 8) + sign);
              sign = (sign << 1) | found;
              if (b !== found) break;
            } while (sign < 0x100);
          }
          while (sign < 0x100) sign = (sign << 1) | bit(at + sign);
          out[to] = sign;
          to += 1;
          state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
          continue;
        }
        let run;
        if (bit(IS_REP + state) !== 0) {
          if (bit(IS_REP + 12 + state) === 0) {
            if (bit(IS_REP_0_LONG + (state << 4) + pos) === 0) {
              state = state < 7 ? 9 : 11;
              out[to] = out[to - rep0 - 1];
              to += 1;
              continue;
            }
          } else {
            let distance;
            if (bit(IS_REP + 24 + state) === 0) {
              distance = rep1;
            } else {
              if (bit(IS_REP + 36 + state) === 0) {
                distance = rep2;
              } else {
                distance = rep3;
                rep3 = rep2;
              }
              rep2 = rep1;
            }
            rep1 = rep0;
            rep0 = distance;
          }
          run = runLength(REP_LENGTH, pos);
          state = state < 7 ? 8 : 11;
        } else {
          [rep3, rep2, rep1] = [rep2, rep1, rep0];
          run = runLength(LENGTH, pos);
          state = state < 7 ? 7 : 10;
          const slot = tree(SLOT + ((run < 3 ? run : 3) << 6), 6);
          rep0 = slot;
          if (slot > 3) {
            const bits = (slot >> 1) - 1;
            rep0 = (2 | (slot & 1)) << bits;
            if (slot < 14) rep0 += reverse(SPECIAL + rep0 - slot, bits);
            else rep0 += (direct(bits - 4) << 4) + reverse(ALIGN, 4);
          }
        }
        if (rep0 >= to) throw new Error('vx-altered');
        const end = Math.min(to + run + 2, total);
        for (; to < end; to += 1) out[to] = out[to - rep0 - 1];
      }
      return out;
    };
  };

  // --- parts ------------------------------------------------------------------------------------

  /** The unpacker of an element's text, and how much of it is needed first. */
  const open = (id) => {
    const element = document.getElementById(id);
    const { packed, first, whole } = element.dataset;
    const unpack = unpacker(bytes(element.textContent, Number(packed)), Number(whole));
    element.remove();
    return { unpack, first: Number(first), whole: Number(whole) };
  };

  // What the start page does not need to be read by: shown with the first paint all the same.
  const style = document.createElement('style');
  try {
    const { unpack, whole } = open('vx-style');
    style.textContent = new TextDecoder().decode(unpack(whole));
    document.head.appendChild(style);
  } catch (altered) {
    // The page says so when it starts.
  }

  let packed;
  /** Promises the files up to a place by name: a list of names and lengths, then one after the other. */
  const files = (wanted) => Promise.resolve().then(() => {
    packed = packed || open('vx-files');
    const all = packed.unpack(packed[wanted]);
    const head = new DataView(all.buffer).getUint32(0);
    const list = JSON.parse(new TextDecoder().decode(all.subarray(4, 4 + head)));
    const found = {};
    let from = 4 + head;
    for (const [name, length] of list) {
      if (from + length <= packed[wanted]) found[name] = all.subarray(from, from + length);
      from += length;
    }
    return found;
  });

  let started;
  /** Promises the files that the program starts with. */
  window.vxInside = () => {
    started = started || files('first').then((all) => {
      // The program's own script, which the policy knows by its hash.
      const script = document.createElement('script');
      const text = new TextDecoder().decode(all.glue);
      const policy = { createScript: () => text };
      const trusted = window.trustedTypes ? window.trustedTypes.createPolicy('vx', policy) : policy;
      script.text = trusted.createScript('');
      document.head.appendChild(script);
      return all;
    });
    return started;
  };
  let rest;
  /** Promises a file that is not needed to start. */
  window.vxLater = (name) => {
    rest = rest || files('whole');
    return rest.then((all) => all[name]);
  };
})();
