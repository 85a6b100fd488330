// What every browser test needs: a server, a browser, a fresh page of a given size, language and
// theme, guards that fail the test on any console error or request to elsewhere, and axe.
//
//   test('…', onPage({ width: 360, lang: 'en' }, async (page, app) => { await app.open(); … }));
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { scratch } from './scratch.mjs';
import { startServer } from './server.mjs';

/** Phone, tablet, laptop: the sizes every screen must suit. */
export const WIDTHS = [360, 768, 1280];
const HEIGHTS = { 360: 740, 768: 1024, 1280: 800 };
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The words of a room of `locales/`, those that come late among them. */
export const room = (lang, name) => Object.assign({}, ...['', 'late/'].map((folder) => {
  const file = new URL(`../../locales/${lang}/${folder}${name}.json`, import.meta.url);
  return existsSync(file) ? JSON.parse(readFileSync(file)) : {};
}));

let shared;
/** One server and one browser for all tests of a file. */
const common = () => {
  shared ??= (async () => {
    const [server, browser] = await Promise.all([
      startServer(),
      chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS }),
    ]);
    return { server, browser };
  })();
  return shared;
};
after(async () => {
  if (!shared) return;
  const { server, browser } = await shared;
  await browser.close();
  server.stop();
});

/**
 * Wraps a test: fresh storage, a page as asked, guards around it.
 *
 * @param {object} wish
 * @param {number} [wish.width] 360, 768 or 1280 (any number works)
 * @param {number} [wish.height]
 * @param {number} [wish.scale] pixels of the screen to one of the page
 * @param {'vi'|'en'} [wish.lang] remembered language; without it the app starts as a first visit
 * @param {'light'|'dark'} [wish.theme] what the device prefers
 * @param {Record<string, string>} [wish.storage] localStorage before the first load
 * @param {boolean} [wish.worker] true: the service worker may keep the app
 * @param {string} [wish.url] another address than that of the shared server
 * @param {boolean} [wish.javaScript] false: scripts are switched off
 * @param {RegExp[]} [wish.allow] console errors this test provokes on purpose
 * @param {(page: import('playwright-core').Page, app: App) => Promise<void>} body
 */
export const onPage = (wish, body) => async () => {
  const { server, browser } = await common();
  const width = wish.width ?? 360;
  const context = await browser.newContext({
    viewport: { width, height: wish.height ?? HEIGHTS[width] ?? 800 },
    deviceScaleFactor: wish.scale ?? 1,
    colorScheme: wish.theme ?? 'light',
    locale: 'vi-VN',
    javaScriptEnabled: wish.javaScript ?? true,
    acceptDownloads: true,
    // The worker would answer in place of the routes that tests hold back.
    serviceWorkers: wish.worker ? 'allow' : 'block',
    reducedMotion: 'reduce',
  });
  try {
    const storage = { ...wish.storage };
    if (wish.lang) storage['vx.settings'] ??= JSON.stringify({ lang: wish.lang });
    const page = await context.newPage();
    if (Object.keys(storage).length > 0) await (wish.url?.startsWith('file:') ? seedFiles(page, storage) : seed(context, storage));
    const app = new App(page, wish.url ?? server.url, wish.allow ?? []);
    await body(page, app);
    app.assertQuiet();
  } finally {
    await context.close();
  }
};

/** Fills localStorage before the first page; later loads keep what the app made of it. */
const seed = (context, storage) =>
  context.addInitScript((entries) => {
    if (window.name === 'seeded') return;
    // The empty page of a new tab has no storage: it throws here and is not taken for the first.
    const kept = localStorage.length;
    window.name = 'seeded';
    if (kept > 0) return;
    for (const [key, value] of entries) localStorage.setItem(key, value);
  }, Object.entries(storage));

/**
 * The same for pages from a folder, which all share one storage: an empty page fills it once. A script
 * that runs before every page finds the storage of a `file:` page empty now and then (3 of 40 loads),
 * and what it writes there takes the place of everything kept.
 */
const seedFiles = async (page, storage) => {
  const empty = join(scratch('seed-'), 'seed.html');
  writeFileSync(empty, '');
  await page.goto(pathToFileURL(empty).href);
  await page.evaluate((entries) => {
    for (const [key, value] of entries) localStorage.setItem(key, value);
  }, Object.entries(storage));
};

/** The app in one page, and what its guards have noticed. */
export class App {
  constructor(page, url, allow) {
    this.page = page;
    this.url = url;
    /** Console errors, uncaught errors, requests to elsewhere. */
    this.noise = [];
    /** Addresses of all requests so far. */
    this.requests = [];
    const note = (text) => {
      if (!allow.some((pattern) => pattern.test(text))) this.noise.push(text);
    };
    page.setDefaultTimeout(15_000);
    page.on('console', (message) => {
      if (message.type() === 'error') note(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => note(`uncaught: ${error.message}`));
    page.on('request', (request) => {
      const address = request.url();
      this.requests.push(address);
      if (!address.startsWith(url) && !/^(data|blob):/.test(address)) note(`elsewhere: ${address}`);
    });
  }

  /** Opens the app (at a hash route such as `#/ket-qua`) and waits until it runs. */
  async open(route = '') {
    await this.page.goto(this.url + route);
    await this.running();
    // Every page but the start page waits for the rest of the program and its data.
    if (route) await this.page.locator('#app h1:not([data-waiting])').first().waitFor();
  }

  /** Waits until the program runs and has put its screen in place of the static one. */
  async running() {
    await this.page.locator('html[data-app="running"]').waitFor({ state: 'attached' });
    await this.page.locator('#app main:not(.boot) h1').first().waitFor();
  }

  /** Waits until the data has come, too. */
  async whole() {
    await this.page.locator('html[data-app="running"]').waitFor({ state: 'attached' });
    await this.page.waitForLoadState('networkidle');
  }

  /** Fails on anything the guards noticed. */
  assertQuiet() {
    assert.deepEqual(this.noise, [], 'the page must stay silent and talk to no one');
  }

  /** No accessibility violation that axe can find in the page as it stands. */
  async assertAccessible(where = '') {
    const violations = await axe(this.page);
    assert.deepEqual(violations, [], `axe found violations ${where}`);
  }

  /** Nothing sticks out to the right: the page never scrolls sideways. */
  async assertFits() {
    const over = await this.page.evaluate(() => {
      const page = document.documentElement;
      return page.scrollWidth - page.clientWidth;
    });
    assert.ok(over <= 0, `the page is ${over} px wider than the screen`);
  }

  /** What the app has stored, by key. */
  stored() {
    return this.page.evaluate(() => ({ ...localStorage }));
  }
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Runs axe; one short line per violation. Evaluated through the debugger, so the policy holds. */
export const axe = async (page) => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, { resultTypes: ['violations'] }),
  );
  const target = (node) => `${node.target.join(' ')} (${node.failureSummary?.split('\n')[1]?.trim()})`;
  return violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(target).join('; ')}`);
};

/** A ready-made business as somebody's own assessment. */
export const exampleDocument = (name) => {
  const file = fileURLToPath(new URL(`../../data/examples/${name}.json`, import.meta.url));
  return { ...JSON.parse(readFileSync(file, 'utf8')), example: false };
};

/** Storage that holds one assessment, the last one worked on. */
export const saved = (document) => ({
  [`vx.a.${document.id}`]: JSON.stringify(document),
  [`vx.current.${document.id}`]: 'vx.a.',
  'vx.last': document.id,
});

/** The assessment in the browser's storage that fits, as soon as there is one. */
export const keptDocument = async (page, fits) => {
  const everything = () => page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));
  for (;;) {
    const now = await everything();
    for (const [key, text] of JSON.parse(now)) {
      if (!key.startsWith('vx.') || !text.startsWith('{')) continue;
      const document = JSON.parse(text);
      if (document.answers && fits(document)) return document;
    }
    await page.waitForFunction((before) => JSON.stringify(Object.entries(localStorage).sort()) !== before, now);
  }
};

const THIRTY = new URL('../fixtures/session-of-thirty.json', import.meta.url);
/** A session of thirty businesses, changed as the test wishes. */
export const sessionOfThirty = (change = () => {}) => {
  const session = JSON.parse(readFileSync(THIRTY, 'utf8'));
  change(session);
  return session;
};
/** A session as the browser keeps it. */
export const keptClass = (session) => ({
  [`vx.class.a.${session.id}`]: JSON.stringify(session),
  [`vx.class.current.${session.id}`]: 'vx.class.a.',
});

/** From the next page on: tells what is in use after everything that can be given back has been given back. */
export const memory = async (page) => {
  await page.addInitScript(() => {
    for (const name of ['instantiate', 'instantiateStreaming']) {
      const make = WebAssembly[name];
      WebAssembly[name] = async (...parts) => {
        const made = await make.apply(WebAssembly, parts);
        window.programMemory ??= (made.instance ?? made).exports.memory;
        return made;
      };
    }
  });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  await devtools.send('HeapProfiler.enable');
  return async () => {
    for (let round = 0; round < 3; round += 1) await devtools.send('HeapProfiler.collectGarbage');
    const { metrics } = await devtools.send('Performance.getMetrics');
    const metric = (name) => metrics.find((one) => one.name === name).value;
    return {
      heap: metric('JSHeapUsedSize'),
      nodes: metric('Nodes'),
      listeners: metric('JSEventListeners'),
      program: await page.evaluate(() => window.programMemory.buffer.byteLength),
    };
  };
};
