// Shows the page before the program runs, starts the program, and stands in for it when it cannot
// run. A classic script loaded in <head>, so that language, theme and address are known before the
// first paint. Written in plain old JavaScript: a browser that cannot run the program must still be
// able to read this and say so.
(() => {
  'use strict';
  const root = document.documentElement;
  const PREFIX = 'vx.';
  const byId = (id) => document.getElementById(id);

  // --- language and theme ------------------------------------------------------------------

  // A site that speaks more than the first two languages names them all.
  const list = document.querySelector('meta[name="vx-languages"]');
  const spoken = list ? list.content.split(';').map((pair) => pair.split('=')[0]) : ['vi', 'en'];
  const speaks = (tag) => spoken.indexOf(tag) >= 0;
  const device = (navigator.languages || [navigator.language || '']).map((tag) => tag.slice(0, 2));
  root.lang = device.filter(speaks)[0] || 'vi';
  try {
    const settings = JSON.parse(localStorage.getItem(PREFIX + 'settings')) || {};
    if (speaks(settings.lang)) root.lang = settings.lang;
    if (settings.theme === 'light' || settings.theme === 'dark') root.dataset.theme = settings.theme;
    if (settings.text > 0) root.dataset.text = settings.text;
    // The program takes this away when it has listed them.
    if (Object.keys(localStorage).some((key) => key.indexOf(`${PREFIX}a.`) === 0)) root.dataset.kept = '';
  } catch (refused) {
    // No storage or unreadable settings: the page's own defaults stand.
  }

  // --- files beside the program -------------------------------------------------------------

  const named = (name) => document.querySelector(`meta[name="vx-file-${name}"]`).content;
  /** In the one-file edition: the files inside the page, by name (see `web/one-file.js`). */
  const inside = () => (window.vxInside ? window.vxInside() : null);
  const requests = {};
  /** Promises the answer to a request for a file, asked for once. */
  const request = (name) => {
    if (!requests[name]) {
      requests[name] = fetch(named(name)).then((answer) => {
        if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
        return answer;
      });
      // A failed request may be repeated.
      requests[name].catch(() => delete requests[name]);
    }
    return requests[name];
  };
  /** Promises the bytes of a file of this build. */
  const own = window.vxOwn = (name) => {
    const files = inside();
    if (files) return files.then((all) => all[name] || vxLater(name)).then((file) => file.slice().buffer);
    const answer = request(name);
    delete requests[name];
    return answer.then((found) => found.arrayBuffer());
  };
  /** Promises a pack of another catalogue where one is in use (`web/catalogues.js`). */
  const other = (name) => window.vxOther && vxOther(name);
  /** Promises the bytes of a file; the program asks for its data here. */
  window.vxFile = (name) => Promise.resolve(inside())
    .then(() => other(name))
    .then((pack) => (pack ? pack.slice().buffer : own(name)));

  // The parts of the program share memory and functions with it; each file joins it once.
  let program;
  const joined = {};
  const join = (name) => {
    if (!joined[name]) {
      joined[name] = window.vxFile(`part-${name}`)
        .then((file) => program.then((exports) => WebAssembly.instantiate(file, { __wasm_split: exports })));
      // A failed one may be asked for again.
      joined[name].catch(() => delete joined[name]);
    }
    return joined[name];
  };
  /** Promises that a part of the program is there. The program's script declares `vxParts`. */
  window.vxPart = (name) => Promise.all(vxParts[name].map(join));

  let writer;
  /** Promises an Excel file from its description, written by a module of its own. */
  window.vxWorkbook = (book) => {
    // The script beside the program's declares `vxSheets`.
    writer = writer || window.vxFile('workbook').then((module) => vxSheets({ module_or_path: module }));
    // What failed may be tried again.
    writer.catch(() => { writer = undefined; });
    return writer.then(() => vxSheets.write(book));
  };

  let reader;
  /** Promises the texts of the QR codes in a picture, one a line, read by a module of its own. */
  window.vxCodes = (picture, width, height, turn) => {
    reader = reader || window.vxFile('qr').then((module) => vxQr({ module_or_path: module }));
    reader.catch(() => { reader = undefined; });
    return reader.then(() => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [width, height];
      const context = canvas.getContext('2d', { willReadFrequently: true });
      context.drawImage(picture, 0, 0, width, height);
      return vxQr.read(context.getImageData(0, 0, width, height).data, width, turn);
    });
  };

  // --- the page before the program ------------------------------------------------------------

  // `#still` holds the start page as it was made by the build, in one language; the other one waits
  // in a template. Its controls work from the start: what only the program can do is remembered and
  // done as soon as it runs.
  const CONTROLS = 'a, button, input, summary';
  const all = (where, what) => Array.prototype.slice.call(where.querySelectorAll(what));
  let pressed = -1;

  const speak = (lang) => {
    root.lang = lang;
    const [still, spare] = [byId('still'), byId('still-spare')];
    if (still.lang === lang) return;
    const kept = document.createDocumentFragment();
    while (still.firstChild) kept.appendChild(still.firstChild);
    still.appendChild(spare.content);
    spare.content.appendChild(kept);
    still.lang = lang;
    document.title = `${still.querySelector('h1').textContent} – Vòng Xanh`;
  };

  /** Which page the address names; every one but the first has to wait for the program. */
  const showPage = () => {
    root.dataset.page = /^#?\/?$/.test(location.hash) ? 'start' : 'other';
  };

  const press = (still, button) => {
    if (speaks(button.lang)) {
      speak(button.lang);
      still.querySelector('button').focus();
    } else if (/^begin/.test(button.id)) {
      location.hash = button.id === 'begin' ? '#/hoi/moi' : '#/hoi/moi-ky';
    } else {
      pressed = all(still, 'button').indexOf(button);
      button.setAttribute('aria-busy', 'true');
      const note = button.querySelector('span');
      if (note) note.textContent = opening();
    }
  };

  const onStill = (name, act) => document.addEventListener(name, (event) => {
    const still = byId('still');
    if (still && still.contains(event.target)) act(still, event);
  });
  onStill('click', (still, event) => {
    const button = event.target.closest('button');
    if (button) press(still, button);
    if (event.target.closest('.skip')) {
      // The hash is the route, so the jump is made by hand.
      event.preventDefault();
      still.querySelector('main').focus();
    }
  });
  const opening = () => {
    const all = byId('opening');
    return (all.querySelector(`[lang="${root.lang}"]`) || all.querySelector('[lang="en"]')).textContent;
  };
  onStill('change', (still) => {
    still.querySelector('.drop span').textContent = opening();
  });
  onStill('dragover', (still, event) => {
    event.preventDefault();
  });
  onStill('drop', (still, event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length === 0) return;
    still.querySelector('input[type=file]').files = event.dataTransfer.files;
    still.querySelector('.drop span').textContent = opening();
  });

  /** Puts the program's screen in place of the still one, and does what was asked for meanwhile. */
  const takeOver = () => {
    const [still, app] = [byId('still'), byId('app')];
    const focused = all(still, CONTROLS).indexOf(document.activeElement);
    const opened = all(still, 'details').map((part) => part.open);
    const file = still.querySelector('input[type=file]');
    still.parentNode.removeChild(still);
    app.hidden = false;
    root.dataset.app = 'running';
    if (root.dataset.page !== 'start') return;
    all(app, 'details').forEach((part, at) => { part.open = Boolean(opened[at]); });
    const same = all(app, CONTROLS)[focused];
    if (same) same.focus({ preventScroll: true });
    if (pressed >= 0) all(app, 'button')[pressed].click();
    if (file.files.length > 0) {
      const input = app.querySelector('input[type=file]');
      input.files = file.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }
  };

  // --- when the program cannot run --------------------------------------------------------------

  /** Every saved document of this program, as text, exactly as stored. */
  const savedData = () => {
    const data = {};
    for (let i = 0; i < localStorage.length; i += 1) {
      const key = localStorage.key(i);
      if (key !== null && key.indexOf(PREFIX) === 0) data[key] = localStorage.getItem(key);
    }
    return data;
  };

  const say = (panel, what) => {
    all(panel, '[data-said]').forEach((line) => { line.hidden = line.dataset.said !== what; });
  };

  const save = (name, blob) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  const download = (panel) => {
    let data;
    try {
      data = savedData();
    } catch (refused) {
      say(panel, 'blocked');
      return;
    }
    if (Object.keys(data).length === 0) {
      say(panel, 'empty');
      return;
    }
    const text = JSON.stringify({ format: 'vong-xanh-recovery', version: 1, data }, null, 1);
    save('vong-xanh-recovery.json', new Blob([text], { type: 'application/json' }));
    say(panel, 'saved');
  };

  let stopped = false;
  /** Shows the recovery panel; the first reason is the true one, what follows is its echo. */
  const stop = (reason, detail) => {
    if (stopped) return;
    stopped = true;
    root.dataset.app = 'stopped';
    const panel = byId('recovery');
    all(panel, '[data-reason]').forEach((text) => { text.hidden = text.dataset.reason !== reason; });
    byId('recovery-detail').textContent = String(detail || '');
    panel.hidden = false;
    panel.addEventListener('click', (event) => {
      const button = event.target.closest('button');
      if (button && button.dataset.act === 'download') download(panel);
      if (button && button.dataset.act === 'reload') location.reload();
    });
    panel.focus();
  };

  // The program's panic hook raises this event. A trap that never reached the hook (a full stack) and
  // a browser error that passed through the program also leave it in pieces; both arrive uncaught.
  addEventListener('vx-panic', (event) => stop('crash', event.detail));
  let unreadable = false;
  const trapped = (error) => {
    if (error && /wasm-function|wasm:\/\//.test(error.stack)) stop('crash', error.stack);
    // A script in words this browser does not know.
    if (error instanceof SyntaxError) unreadable = true;
  };
  addEventListener('error', (event) => trapped(event.error));
  addEventListener('unhandledrejection', (event) => trapped(event.reason));

  // --- without a network ------------------------------------------------------------------------

  // The service worker keeps the app on the device. A new version waits until the user agrees.
  const HOUR = 3600000;
  const keepOnDevice = () => {
    const worker = document.querySelector('meta[name="vx-worker"]');
    const keeper = navigator.serviceWorker;
    if (!worker || !keeper) return;
    // The only address this page ever runs a script from.
    const policy = { createScriptURL: () => 'sw.js' };
    const trusted = window.trustedTypes ? window.trustedTypes.createPolicy('vx', policy) : policy;
    const address = trusted.createScriptURL('');
    let registration;
    let agreed = false;
    let asked = Date.now();
    const announce = () => {
      if (!registration.waiting || !keeper.controller) return;
      root.dataset.update = 'waiting';
      dispatchEvent(new Event('vx-update'));
    };
    addEventListener('vx-take-over', () => {
      agreed = true;
      registration.waiting.postMessage('take over');
    });
    keeper.addEventListener('controllerchange', () => {
      if (agreed) location.reload();
    });
    document.addEventListener('visibilitychange', () => {
      if (document.hidden || !registration || Date.now() - asked < HOUR) return;
      asked = Date.now();
      registration.update().catch(() => {});
    });
    keeper.register(address, { updateViaCache: 'none' }).then((made) => {
      registration = made;
      announce();
      made.addEventListener('updatefound', () => {
        made.installing.addEventListener('statechange', announce);
      });
      return keeper.ready;
    }).then((ready) => ready.active.postMessage(worker.content))
      // Private windows refuse; the app then needs the network to open, nothing else.
      .catch(() => {});
  };

  // Browsers ask the network for a download, not the worker; what the worker keeps is fetched first.
  document.addEventListener('click', (event) => {
    const link = event.target.closest('.take a');
    if (!link || !navigator.serviceWorker || !navigator.serviceWorker.controller) return;
    event.preventDefault();
    fetch(link.href)
      .then((answer) => answer.blob())
      .then((file) => save(link.download, file))
      .catch(() => { location.href = link.href; });
  });

  /** Asks the browser not to throw away what is saved. Only where it decides by itself: others ask the user. */
  const holdOn = () => {
    const silent = navigator.userAgentData && navigator.storage && navigator.storage.persist;
    try {
      if (silent && localStorage.getItem(`${PREFIX}last`)) navigator.storage.persist().catch(() => {});
    } catch (refused) {
      // Nothing is kept anyway.
    }
  };

  // --- start ----------------------------------------------------------------------------------

  const reasonFor = (error) => {
    if (error && error.message === 'vx-altered') return 'altered';
    if (error instanceof WebAssembly.RuntimeError) return 'crash';
    const refusals = [SyntaxError, EvalError, WebAssembly.CompileError, WebAssembly.LinkError];
    const refused = unreadable || refusals.some((refusal) => error instanceof refusal);
    return refused ? 'browser' : 'load';
  };

  /**
   * Acts once the page has been seen. The program is twenty times the page: asked for earlier it would
   * take the line from it, and on a quick line run before it.
   */
  const whenSeen = (act) => {
    let acted = false;
    const once = () => {
      if (!acted) act();
      acted = true;
    };
    const seen = 'largest-contentful-paint';
    const tells = window.PerformanceObserver && PerformanceObserver.supportedEntryTypes;
    if (tells && tells.indexOf(seen) >= 0) new PerformanceObserver(once).observe({ type: seen, buffered: true });
    else requestAnimationFrame(() => requestAnimationFrame(once));
    // A page in the background is drawn when somebody looks.
    setTimeout(once, document.hidden ? 0 : 1000);
  };

  const start = () => {
    speak(root.lang);
    const able = typeof WebAssembly === 'object' && typeof fetch === 'function';
    if (!able) {
      stop('browser', navigator.userAgent);
      return;
    }
    whenSeen(() => {
      const files = inside();
      // Those of all other pages; the start page looks as it should without.
      const styles = files || vxWear('rooms');
      const module = files ? files.then((found) => found.program) : request('program');
      const first = ['core', `text.${root.lang}`, `words.${root.lang}`];
      if (!files) first.filter((name) => !other(name)).forEach(request);
      program = Promise.resolve()
        // The program's own script declares this; in the one-file edition it comes with the files.
        .then(() => styles)
        .then(() => vxProgram({ module_or_path: module }));
      program.catch((error) => stop(reasonFor(error), error && (error.stack || error.message)));
    });
  };

  addEventListener('vx-live', () => {
    if (stopped) return;
    takeOver();
    // What the next start needs can wait until this one is done.
    setTimeout(keepOnDevice, 2000);
    setTimeout(holdOn, 2000);
  });
  document.addEventListener('visibilitychange', holdOn);
  addEventListener('hashchange', showPage);
  showPage();
  addEventListener('DOMContentLoaded', start);
})();
