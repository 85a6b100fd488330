// The one-file edition only: the program and its data lie in the page itself, compressed and written
// as text (see `xtask/js/one-file.mjs`); this takes them out again, once.
(() => {
  'use strict';
  /** What may not stand in a script element or not survive there: it shares a sign with its successor. */
  const SHARED = [0, 10, 13, 60];

  /** A sign is seven bits, one beyond ASCII twice seven. */
  const bytes = (text, length) => {
    const out = new Uint8Array(length);
    let [held, bits, to] = [0, 0, 0];
    const take = (seven) => {
      held = ((held << 7) | seven) & 0x7fff;
      bits += 7;
      if (bits < 8) return;
      bits -= 8;
      if (to < length) out[to] = held >> bits;
      to += 1;
    };
    for (let at = 0; at < text.length; at += 1) {
      const sign = text.charCodeAt(at);
      if (sign > 127) take(SHARED[(sign >> 7) & 3]);
      take(sign & 127);
    }
    return out;
  };

  /** A list of names and lengths, then the files one after the other. */
  const split = (all) => {
    const head = new DataView(all).getUint32(0);
    const list = JSON.parse(new TextDecoder().decode(new Uint8Array(all, 4, head)));
    const files = {};
    let from = 4 + head;
    for (const [name, length] of list) {
      files[name] = new Uint8Array(all, from, length);
      from += length;
    }
    return files;
  };

  let files;
  /** Promises the files by name. */
  window.vxInside = () => {
    files = files || Promise.resolve().then(() => {
      const packed = document.getElementById('vx-files');
      const stream = new Blob([bytes(packed.textContent, Number(packed.dataset.length))]).stream();
      return new Response(stream.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
    }).then(split).then((all) => {
      // The program's own script, which the policy knows by its hash.
      const script = document.createElement('script');
      const text = new TextDecoder().decode(all.glue);
      const policy = { createScript: () => text };
      const trusted = window.trustedTypes ? window.trustedTypes.createPolicy('vx', policy) : policy;
      script.text = trusted.createScript('');
      document.head.appendChild(script);
      return all;
    });
    return files;
  };
})();
