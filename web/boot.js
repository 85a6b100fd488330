// Starts the program and stands in for it when it cannot run. A classic script loaded in <head>, so
// that language and theme are set before the first paint; it needs neither the WebAssembly module
// nor any other file to show the recovery panel and to hand people their saved answers.
(() => {
  'use strict';
  const root = document.documentElement;
  const PREFIX = 'vx.';

  const speaks = (tag) => ['vi', 'en'].includes(tag);
  root.lang = navigator.languages.map((tag) => tag.slice(0, 2)).find(speaks) ?? 'vi';
  try {
    const settings = JSON.parse(localStorage.getItem(PREFIX + 'settings')) || {};
    if (speaks(settings.lang)) root.lang = settings.lang;
    if (settings.theme === 'light' || settings.theme === 'dark') root.dataset.theme = settings.theme;
    if (settings.text > 0) root.dataset.text = settings.text;
  } catch {
    // No storage or unreadable settings: the page's own defaults stand.
  }

  /** Asks for what the questions need, ahead of the program asking. */
  const preload = () => {
    for (const pack of ['core', 'text.' + root.lang, 'words.' + root.lang]) {
      const found = document.querySelector(`meta[name="vx-pack-${pack}"]`);
      if (!found) continue;
      const link = document.createElement('link');
      Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: '', href: found.content });
      document.head.append(link);
    }
  };

  /** Every saved document of this program, as text, exactly as stored. */
  const savedData = () => {
    const data = {};
    for (let i = 0; i < localStorage.length; i += 1) {
      const key = localStorage.key(i);
      if (key !== null && key.startsWith(PREFIX)) data[key] = localStorage.getItem(key);
    }
    return data;
  };

  const say = (panel, what) => {
    for (const line of panel.querySelectorAll('[data-said]')) line.hidden = line.dataset.said !== what;
  };

  const download = (panel) => {
    let data;
    try {
      data = savedData();
    } catch {
      say(panel, 'blocked');
      return;
    }
    if (Object.keys(data).length === 0) {
      say(panel, 'empty');
      return;
    }
    const text = JSON.stringify({ format: 'vong-xanh-recovery', version: 1, data }, null, 1);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = 'vong-xanh-recovery.json';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    say(panel, 'saved');
  };

  // A release comes in two modules. The second fills the function table of the first; the program
  // awaits vxRest before it does anything but show the start page. A failed load may be tried again.
  const restMeta = () => document.querySelector('meta[name="vx-rest"]');
  let joined = false;
  let begun;
  const first = new Promise((resolve) => { begun = resolve; });
  const fetchRest = async () => {
    const { content } = restMeta();
    const answer = await fetch(content);
    if (!answer.ok) throw new Error(`${content}: ${answer.status}`);
    return answer.arrayBuffer();
  };
  const join = async (exports, bytes) => {
    await WebAssembly.instantiate(bytes, { first: exports });
    joined = true;
  };
  let rest;
  window.vxRest = () => {
    if (joined || !restMeta()) return Promise.resolve();
    const load = async () => join(await first, await fetchRest());
    rest ??= load().catch((error) => {
      rest = undefined;
      throw error;
    });
    return rest;
  };

  // Should the first module call what has not arrived, the page starts once more, with both modules
  // joined before anything runs: slower to open, otherwise the same.
  const WHOLE = 'vx-whole';
  const wholeWanted = () => {
    try {
      return sessionStorage.getItem(WHOLE) === '1';
    } catch {
      return false;
    }
  };
  const startWhole = () => {
    if (joined || !restMeta() || wholeWanted()) return false;
    try {
      sessionStorage.setItem(WHOLE, '1');
    } catch {
      return false;
    }
    location.reload();
    return true;
  };
  const joinBeforeStart = async () => {
    const bytes = await fetchRest();
    const { instantiateStreaming } = WebAssembly;
    WebAssembly.instantiateStreaming = async (...parts) => {
      const made = await instantiateStreaming.apply(WebAssembly, parts);
      await join(made.instance.exports, bytes);
      return made;
    };
  };

  let stopped = false;
  /** Shows the recovery panel; the first reason is the true one, what follows is its echo. */
  const stop = (reason, detail) => {
    if (stopped) return;
    stopped = true;
    if (reason === 'crash' && startWhole()) return;
    root.dataset.app = 'stopped';
    const panel = document.getElementById('recovery');
    for (const text of panel.querySelectorAll('[data-reason]')) {
      text.hidden = text.dataset.reason !== reason;
    }
    document.getElementById('recovery-detail').textContent = String(detail ?? '');
    document.getElementById('app').hidden = true;
    panel.hidden = false;
    panel.addEventListener('click', (event) => {
      const act = event.target.closest('button')?.dataset.act;
      if (act === 'download') download(panel);
      if (act === 'reload') location.reload();
    });
    panel.focus();
  };

  // The program's panic hook raises this event. A trap that never reached the hook (a full stack) and
  // a browser error that passed through the program also leave it in pieces; both arrive uncaught.
  addEventListener('vx-panic', (event) => stop('crash', event.detail));
  const trapped = (error) => {
    if (/wasm-function|wasm:\/\//.test(error?.stack)) stop('crash', error.stack);
  };
  addEventListener('error', (event) => trapped(event.error));
  addEventListener('unhandledrejection', (event) => trapped(event.reason));

  addEventListener('vx-live', () => {
    if (!stopped) root.dataset.app = 'running';
  });

  const reasonFor = (error) => {
    if (error instanceof WebAssembly.RuntimeError) return 'crash';
    const refused = error instanceof SyntaxError || error instanceof WebAssembly.CompileError;
    return refused ? 'browser' : 'load';
  };

  const start = async () => {
    if (location.protocol === 'file:') return stop('file', '');
    if (typeof WebAssembly !== 'object') return stop('browser', navigator.userAgent);
    const address = (id) => document.getElementById(id).href;
    try {
      if (restMeta() && wholeWanted()) await joinBeforeStart();
      const glue = await import(address('vx-glue'));
      begun(await glue.default({ module_or_path: address('vx-wasm') }));
      // Only now: on a slow line the start page comes first.
      preload();
    } catch (error) {
      stop(reasonFor(error), error && (error.stack || error.message));
    }
  };
  addEventListener('DOMContentLoaded', start);
})();
