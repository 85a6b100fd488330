// The styles of the start page come with the script for which the first paint waits anyway (`boot.js`
// follows in the same file): a file and a trip less. The one-file edition has them in the page.
(() => {
  'use strict';
  const STYLES = 'xtask:style';
  const address = (name) => document.querySelector(`meta[name="vx-file-${name}"]`).content;
  const constructs = 'adoptedStyleSheets' in document && 'replaceSync' in CSSStyleSheet.prototype;
  const wear = (text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  };
  const text = (answer) => {
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    return answer.text();
  };
  /** For browsers that take styles from files only. */
  const linked = (name) => new Promise((done, failed) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = address(name);
    link.onload = done;
    link.onerror = () => failed(new Error(link.href));
    document.head.appendChild(link);
  });

  /** Promises that the page wears the styles of a file, over those it wears already. */
  window.vxWear = (name) => (constructs ? fetch(address(name)).then(text).then(wear) : linked(name));

  if (STYLES && constructs) wear(STYLES);
  else if (STYLES) linked('style').catch(() => {});
})();
