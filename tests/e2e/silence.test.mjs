// Nothing leaves the device: once everything is loaded, a whole session asks the network for nothing,
// and what is built names no address of others but those of its sources, which are read, not loaded.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { WORKSHOP, answerUpTo, at, begin } from './answers.mjs';
import { downloaded } from './downloads.mjs';
import { onPage } from './helpers.mjs';
import { ROUTES, visit } from './routes.mjs';
import { DIST, startServer } from './server.mjs';

/** Everything the app may still want is on the device. */
const kept = async (page) => {
  for (let tries = 0; ; tries += 1) {
    const ready = await page.evaluate(async () => {
      const writer = document.querySelector('meta[name="vx-file-workbook"]').content;
      const late = await Promise.all(['vong-xanh.html', writer].map((name) => caches.match(name)));
      return Boolean(navigator.serviceWorker.controller) && late.every(Boolean);
    });
    if (ready) return;
    assert.ok(tries < 150, 'the app comes to be kept on the device');
    await page.waitForTimeout(100);
  }
};

test('answers, results, every export, import, library, sheets and sharing ask the network for nothing', async () => {
  // The server itself listens: it hears what a page's worker asks for, too.
  const site = { heard: [] };
  const server = await startServer(site);
  try {
    await onPage({ lang: 'vi', worker: true, url: server.url }, async (page, app) => {
      await app.open();
      await kept(page);
      await page.waitForLoadState('networkidle');
      site.heard.length = 0;

      await begin(page, app);
      await answerUpTo(page, 'none', WORKSHOP);
      await page.locator('#main h1').waitFor();
      for (const lang of ['English', 'Tiếng Việt']) {
        await page.getByRole('button', { name: lang }).click();
        await page.locator(`html[lang=${lang === 'English' ? 'en' : 'vi'}]`).waitFor({ state: 'attached' });
      }
      for (const route of ROUTES) await visit(page, app, route);

      await visit(page, app, '#/ket-qua');
      await downloaded(page, page.locator('#take-excel'));
      for (const table of ['CSV các việc', /^CSV (?!các việc)/]) {
        await downloaded(page, page.getByRole('button', { name: table }).first());
      }
      await visit(page, app, '#/cai-dat');
      const file = await downloaded(page, page.getByRole('button', { name: /^Lưu ra tệp/ }).first());
      await page.setInputFiles('#open-file', { name: 'a.json', mimeType: 'application/json', buffer: file.bytes });
      await page.getByRole('button', { name: 'Giữ cả hai' }).click();
      await visit(page, app, '#/chia-se');
      await page.waitForFunction(() => document.querySelector('#link')?.value.includes('#/mo/'));
      await page.locator('#agree').check();
      await page.locator('#make-code:enabled').click();
      await page.locator('#code-text').waitFor({ state: 'attached' });
      await visit(page, app, '#/bao-cao/chu-co-so');
      await page.pdf();
      // A session with one business in it.
      await visit(page, app, '#/lop-hoc');
      await page.locator('#new-session').click();
      await page.setInputFiles('#files', { name: 'a.json', mimeType: 'application/json', buffer: file.bytes });
      await page.locator('#so-far', { hasText: /(^|\D)1(\D|$)/ }).waitFor();

      // At each start the browser itself looks whether the worker is still the same one; nothing else.
      const asked = () => site.heard.filter((address) => !address.endsWith('/sw.js'));
      assert.deepEqual(asked(), [], 'the network was asked');
      // And so it is after another start.
      await page.goto('about:blank');
      await page.goto(`${server.url}#/ket-qua`);
      await app.running();
      await page.locator('#main h1:not([data-waiting])').waitFor();
      assert.deepEqual(asked(), []);
    })();
  } finally {
    server.stop();
  }
});

test('the policy lets nothing go elsewhere and no text become a program', () => {
  const html = readFileSync(join(DIST, 'index.html'), 'utf8');
  const policy = html.match(/Content-Security-Policy" content="([^"]+)"/)[1];
  assert.deepEqual(policy.split('; ').sort(), [
    "base-uri 'none'",
    "connect-src 'self'",
    "default-src 'none'",
    "form-action 'none'",
    "img-src 'self' data:",
    "manifest-src 'self'",
    "require-trusted-types-for 'script'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    'trusted-types vx',
    "worker-src 'self'",
  ]);
  // It stands before everything that it is to hold.
  assert.ok(html.indexOf('Content-Security-Policy') < html.search(/<(script|link|style)\b/));
});

// --- what is built ---------------------------------------------------------------------------

/** Names of formats that look like addresses; no program asks for them. */
const NAMESPACES = /^https?:\/\/(www\.w3\.org|schemas\.openxmlformats\.org|schemas\.microsoft\.com|purl\.org)\//;
/** Every address in the bytes of a file. */
const addresses = (name) => {
  const text = readFileSync(join(DIST, name), 'latin1');
  return [...text.matchAll(/\b(?:https?|wss?|ftp):\/\/[\w.-]+\.[a-z]{2,}[\w./-]*/g)].map(([address]) => address);
};
const built = readdirSync(DIST).filter((name) => !/\.(br|gz)$/.test(name));

test('programs, styles and pages name no address but those of formats', () => {
  // The one-file edition holds the same files packed.
  const programs = built.filter((name) => /\.(wasm|js|css|html|svg|webmanifest)$/.test(name) && name !== 'vong-xanh.html');
  assert.ok(programs.length >= 5, programs.join());
  for (const name of programs) {
    assert.deepEqual(addresses(name).filter((address) => !NAMESPACES.test(address)), [], name);
  }
});

test('data name addresses only as sources to read', () => {
  const folder = new URL('../../data/', import.meta.url);
  const data = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const cited = data.map((name) => readFileSync(new URL(name, folder), 'latin1')).join('\n');
  const packs = built.filter((name) => name.endsWith('.bin'));
  // What the tool's own files say beyond the packs is cut anywhere, but cites the same.
  assert.ok(packs.length >= 6 && packs.some((name) => name.startsWith('catalogue.')), packs.join());
  for (const name of packs) {
    for (const address of addresses(name)) {
      // The byte behind an address in a pack may be a letter of what comes next.
      assert.ok(cited.includes(address.slice(0, -1)), `${name}: ${address}`);
    }
  }
});

test('an address of others is a link to press at most: nothing is loaded from it', onPage({ lang: 'vi' }, async (page, app) => {
  await app.open('#/thu-vien/luat');
  const loads = await page.evaluate(() => [...document.querySelectorAll('[src], link[href], object, iframe, form[action]')]
    .map((part) => part.src || part.href || part.action || part.localName)
    .filter((address) => !address.startsWith(location.href.split('#')[0].replace(/[^/]*$/, ''))));
  assert.deepEqual(loads, []);
  const tells = await page.evaluate(() => [...document.querySelectorAll('a[href^="http"]')]
    .filter((link) => !link.relList.contains('noreferrer') && document.querySelector('meta[name=referrer]')?.content !== 'no-referrer')
    .length);
  assert.equal(tells, 0, 'a link tells the other site where it was pressed');
}));
