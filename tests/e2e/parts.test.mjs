// The program in parts: what comes when, what is not fetched twice, what happens when one fails.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begin } from './answers.mjs';
import { exampleDocument, onPage, saved } from './helpers.mjs';

/** Names of the parts that were asked for. */
const watch = (page) => {
  const asked = [];
  page.on('request', (request) => {
    const [, name] = /\/part-([a-z-]+)\.[0-9a-f]{16}\.wasm$/.exec(request.url()) ?? [];
    if (name) asked.push(name);
  });
  return asked;
};
const shown = (page) => page.locator('#app h1:not([data-waiting])').first().waitFor();
const storage = saved(exampleDocument('furniture-workshop'));

test('the first question needs no part; that of the results comes while it is read', onPage({ lang: 'vi' }, async (page, app) => {
  const asked = watch(page);
  const ahead = page.waitForRequest(/\/part-results\./);
  await begin(page, app);
  await shown(page);
  assert.deepEqual(asked, []);
  await ahead;
}));

const PAGES = [
  ['results', ['#/ket-qua', '#/giai-phap/led-lighting', '#/so-nay/package-money']],
  ['work', ['#/ke-hoach', '#/theo-doi', '#/phuong-an', '#/bao-cao', '#/bao-cao/ngan-hang', '#/chia-se', '#/mo']],
  ['read', ['#/thu-vien', '#/so-lieu', '#/phuong-phap', '#/cai-dat']],
  ['workshop', ['#/lop-hoc']],
];
for (const [part, routes] of PAGES) {
  test(`pages of the part “${part}” open, and its files come once`, onPage({ lang: 'en', storage }, async (page, app) => {
    const asked = watch(page);
    for (const route of routes) {
      await page.goto(app.url + route);
      await app.running();
      await shown(page);
      assert.ok(await page.locator('#app main').innerText(), route);
    }
    assert.ok(asked.includes(part), asked.join());
    assert.equal(new Set(asked).size, asked.length, asked.join());
  }));
}

test('two parts share a file: it is loaded once, and both work', onPage({ lang: 'vi', storage }, async (page, app) => {
  const asked = watch(page);
  for (const route of ['#/ke-hoach', '#/ket-qua', '#/thu-vien', '#/bao-cao']) {
    await page.goto(app.url + route);
    await app.running();
    await shown(page);
  }
  assert.ok(asked.length >= 3 && new Set(asked).size === asked.length, asked.join());
}));

const failing = { lang: 'vi', storage, allow: [/Failed to load resource|Failed to fetch/] };
test('a part that cannot be had says so, and comes when asked again', onPage(failing, async (page, app) => {
  const cut = /\/part-results\./;
  await page.route(cut, (route) => route.abort());
  await page.goto(`${app.url}#/ket-qua`);
  await app.running();
  await page.getByRole('heading', { level: 1, name: /Chưa tải được trang này/ }).waitFor();
  await app.assertAccessible('without the part');
  await app.assertFits();
  const again = page.getByRole('button', { name: 'Thử lại' });
  // Still without a network: the same words.
  await again.click();
  await again.waitFor();
  await page.unroute(cut);
  await again.click();
  await page.locator('#take-excel').waitFor();
}));

test('a part of another version is refused with words, not with a crash', onPage(failing, async (page, app) => {
  await page.route(/\/part-work\./, (route) => route.fulfill({ status: 200, contentType: 'application/wasm', body: 'not it' }));
  await page.goto(`${app.url}#/ke-hoach`);
  await app.running();
  await page.getByRole('heading', { level: 1, name: /Chưa tải được trang này/ }).waitFor();
  assert.ok(await page.locator('#recovery').isHidden());
}));
