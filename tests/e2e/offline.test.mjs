// Without a network: the second start, every page, a new version.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { answerUpTo, at, begin, goOn, slug } from './answers.mjs';
import { downloaded } from './downloads.mjs';
import { onPage } from './helpers.mjs';
import { scratch } from './scratch.mjs';
import { DIST, startServer } from './server.mjs';

/** Runs a test on a server of its own, which it may stop or renew. */
const onSite = (wish, body) => async () => {
  const site = { ...wish.site };
  const server = await startServer(site);
  try {
    const offline = [/ERR_CONNECTION_REFUSED|Failed to fetch/];
    const run = (page, app) => body(page, app, server, site);
    await onPage({ worker: true, url: server.url, allow: offline, ...wish }, run)();
  } finally {
    server.stop();
  }
};

/** Waits until something asked in the page is true. */
const until = async (page, asked, about) => {
  for (let tries = 0; !(await page.evaluate(asked, about)); tries += 1) {
    assert.ok(tries < 150, `in vain: ${asked}`);
    await page.waitForTimeout(100);
  }
};
/** Waits until the worker holds everything, the one-file edition included. */
const kept = (page) =>
  until(page, async () => {
    const ready = await navigator.serviceWorker.getRegistration();
    const controlled = ready?.active && navigator.serviceWorker.controller;
    const named = [...document.querySelectorAll('meta[name^="vx-file-"]')].map((meta) => meta.content);
    const late = ['vong-xanh.html', ...named].map((name) => caches.match(name));
    return Boolean(controlled && (await Promise.all(late)).every(Boolean));
  });
const version = (page) => page.locator('meta[name="vx-worker"]').getAttribute('content');
const caches_ = (page) => page.evaluate(() => caches.keys());

const ROUTES = ['', '#/hoi/S01', '#/hoi/first', '#/ket-qua', '#/so-nay/package-money', '#/giai-phap/led-lighting', '#/ke-hoach', '#/theo-doi', '#/phuong-an', '#/bao-cao/ngan-hang', '#/chia-se', '#/mo', '#/thu-vien', '#/so-lieu', '#/phuong-phap', '#/lop-hoc', '#/cai-dat', '#/nowhere'];

test('the second start needs no network, from every page', onSite({ lang: 'vi', site: { path: '/a/b/' } }, async (page, app, server) => {
  await app.open();
  await kept(page);
  server.stop();
  for (const route of ROUTES) {
    const fresh = await page.context().newPage();
    const missed = [];
    fresh.on('requestfailed', (request) => missed.push(request.url()));
    await fresh.goto(server.url + route);
    await fresh.locator('html[data-app="running"]').waitFor({ state: 'attached' });
    await fresh.locator('#app h1:not([data-waiting])').first().waitFor();
    assert.deepEqual(missed, [], route);
    await fresh.close();
  }
}));

test('what is loaded late is there too: the other language, an example, sources, the one file', onSite({ lang: 'vi' }, async (page, app, server) => {
  await app.open();
  await kept(page);
  server.stop();
  await page.reload();
  await app.running();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: /How much money/ }).waitFor();
  await page.locator('.door').first().click();
  await page.waitForURL(/#\/ket-qua/);
  await page.goto(`${server.url}#/so-nay/package-money`);
  await page.locator('#app h1:not([data-waiting])').waitFor();
  await page.goto(server.url);
  await app.running();
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.take a').click()]);
  assert.equal(download.suggestedFilename(), 'vong-xanh.html');
  assert.deepEqual(readFileSync(await download.path()), readFileSync(join(DIST, 'vong-xanh.html')));
  await page.goto(`${server.url}#/ket-qua`);
  await downloaded(page, page.locator('#take-excel'));
}));

test('a whole case on the second visit, without the network and without the browser’s own cache', onSite({ lang: 'vi' }, async (page, app, server) => {
  await app.open();
  await kept(page);
  server.stop();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await begin(page, app);
  await answerUpTo(page, 'none');
  await page.locator('#main a[href="#/hoi/awareness"]').click();
  for (let asked = 0; await page.evaluate(() => location.hash !== '#/hoi/check'); asked += 1) {
    assert.ok(asked < 30, 'the questions come to an end');
    await at(page, await slug(page));
    await page.locator(asked === 0 ? 'form input[value=new]' : 'form input[value=no]').check();
    await goOn(page);
  }
  await page.locator('#main a[href="#/ket-qua"]').first().click();
  await page.locator('#main h1:not(.settling) .figure').waitFor();
  assert.match(await page.locator('#main h1 .figure').innerText(), /\d–\d/);
  await downloaded(page, page.locator('#take-excel'));
  await page.goto(`${server.url}#/bao-cao/chu-co-so`);
  await page.locator('article.sheet[aria-busy=false]').waitFor();
}));

/** The same build under another version. */
const nextVersion = async (page) => {
  const folder = scratch();
  const now = await version(page);
  cpSync(DIST, folder, { recursive: true, filter: (name) => !/\.(br|gz)$/.test(name) });
  for (const name of ['index.html', 'sw.js']) {
    const file = join(folder, name);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(now, '0123456789abcdef'));
  }
  return folder;
};
const lookForNews = (page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());

test('a new version is announced, waits, and takes over when the user agrees', onSite({ lang: 'vi' }, async (page, app, server, site) => {
  await app.open();
  await kept(page);
  const [before] = await caches_(page);
  await begin(page, app);
  await answerUpTo(page, 'S04');
  await at(page, 'S04');
  await page.fill('#revenue_month', '42 củ khoai');
  site.dist = await nextVersion(page);
  await lookForNews(page);
  const now = page.getByRole('button', { name: 'Dùng bản mới' });
  await now.waitFor();
  await app.assertAccessible('with the notice');
  // Nothing changes by itself, not even by loading the page again.
  await page.reload();
  await app.running();
  assert.notEqual(await version(page), '0123456789abcdef');
  await at(page, 'S04');
  const other = await page.context().newPage();
  await other.goto(server.url);
  await other.locator('#app .saved').waitFor();
  await other.waitForTimeout(600);
  await page.fill('#revenue_month', '42 củ khoai tây');
  await now.click();
  await page.waitForFunction(() => document.querySelector('meta[name="vx-worker"]')?.content === '0123456789abcdef');
  await app.running();
  await at(page, 'S04');
  assert.equal(await page.inputValue('#revenue_month'), '42 củ khoai tây', 'what was half typed stays');
  assert.notEqual(await version(other), '0123456789abcdef', 'the other page is left alone');
  // It still finds what it has not loaded yet, with the server gone.
  server.stop();
  assert.ok(await other.evaluate(async () => (await window.vxFile('sources')).byteLength) > 1000);
  await other.close();
  await page.reload();
  await app.running();
  await until(page, async (old) => !(await caches.keys()).includes(old), before);
}));

test('whoever cannot save is not asked to change the version', onSite({ lang: 'vi' }, async (page, app, server, site) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
  });
  await app.open();
  await kept(page);
  await begin(page, app);
  await page.locator('#app input').first().check();
  await page.getByText('Trình duyệt không cho lưu').waitFor();
  site.dist = await nextVersion(page);
  await lookForNews(page);
  await page.locator('html[data-update="waiting"]').waitFor({ state: 'attached' });
  assert.equal(await page.getByRole('button', { name: 'Dùng bản mới' }).count(), 0);
}));

test('the policy as a header, too, lets everything through', async () => {
  const html = readFileSync(join(DIST, 'index.html'), 'utf8');
  const policy = html.match(/Content-Security-Policy" content="([^"]+)"/)[1];
  const headers = { 'Content-Security-Policy': `${policy}; frame-ancestors 'none'` };
  await onSite({ lang: 'en', site: { headers } }, async (page, app) => {
    await app.open();
    await kept(page);
    await app.open('#/ket-qua');
  })();
});

test('the manifest lets the app be installed', onPage({}, async (page, app) => {
  await app.open();
  const devtools = await page.context().newCDPSession(page);
  const { errors, url, data } = await devtools.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  assert.match(url, /manifest\.[0-9a-f]{16}\.webmanifest$/);
  const { icons } = JSON.parse(data);
  const names = readdirSync(DIST);
  for (const { src, sizes } of icons) {
    assert.ok(names.includes(src), src);
    if (!src.endsWith('.png')) continue;
    const picture = readFileSync(join(DIST, src));
    assert.equal(`${picture.readUInt32BE(16)}x${picture.readUInt32BE(20)}`, sizes);
  }
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  const real = installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito');
  assert.deepEqual(real, []);
}));
