// The one-file edition only: the program and its data lie in the page itself, compressed and written
// as text (see `xtask/js/one-file.mjs`); this takes them out again, once.
(() => {
  'use strict';
  const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+,-.:;=?@[]^_{|}';

  /** Five signs are four bytes. */
  const bytes = (text, length) => {
    const value = new Uint8Array(128);
    for (let at = 0; at < ALPHABET.length; at += 1) value[ALPHABET.charCodeAt(at)] = at;
    const out = new DataView(new ArrayBuffer(text.length / 5 * 4));
    for (let at = 0, to = 0; at < text.length; to += 4) {
      let four = 0;
      for (const end = at + 5; at < end; at += 1) four = four * 85 + value[text.charCodeAt(at)];
      out.setUint32(to, four);
    }
    return new Uint8Array(out.buffer, 0, length);
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
    }).then(split);
    return files;
  };
})();
