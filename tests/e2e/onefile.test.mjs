// The edition in one file: opened from a folder by a double click, without any network.
import assert from 'node:assert/strict';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { answerUpTo, at, begin } from './answers.mjs';
import { downloaded, entries } from './downloads.mjs';
import { exampleDocument, keptDocument, onPage, saved } from './helpers.mjs';
import { scratch } from './scratch.mjs';
import { DIST } from './server.mjs';

const BUILT = join(DIST, 'vong-xanh.html');
const workshop = saved(exampleDocument('furniture-workshop'));

/** A test on a copy in a folder as people name them, the network cut; every request but for the page fails it. */
const onFile = (wish, body) => async () => {
  const file = join(scratch('Tải về '), 'Vòng Xanh (1).html');
  copyFileSync(BUILT, file);
  const url = pathToFileURL(file).href;
  await onPage({ url, ...wish }, async (page, app) => {
    await page.context().setOffline(true);
    await body(page, app);
    const asked = app.requests.filter((address) => !address.startsWith(url) && !/^(data|blob):/.test(address));
    assert.deepEqual(asked, []);
  })();
};

test('names no other file', () => {
  const html = readFileSync(BUILT, 'utf8');
  assert.doesNotMatch(html.slice(0, html.indexOf('vx-files')), /(?:src|href)="(?!#|data:|vong-xanh\.html")/);
  const policy = html.match(/Content-Security-Policy" content="([^"]+)"/)[1];
  assert.doesNotMatch(policy, /'self'|unsafe-inline|'unsafe-eval'|https?:/);
  assert.match(policy, /default-src 'none'.*require-trusted-types-for 'script'/);
});

for (const lang of ['vi', 'en']) {
  test(`opens, answers, keeps and hands out (${lang})`, onFile({ lang }, async (page, app) => {
    await begin(page, app);
    await answerUpTo(page, 'S04');
    await at(page, 'S04');
    await page.fill('#revenue_month', '420000000');
    await keptDocument(page, (document) => document.answers.revenue_month?.raw === '420000000');
    // Left and opened again, as from its folder.
    await page.goto('about:blank');
    await page.goto(`${app.url}#/hoi/S04`);
    await app.running();
    await at(page, 'S04');
    assert.equal(await page.inputValue('#revenue_month'), '420000000', 'kept on this device');
    await page.goto(`${app.url}#/cai-dat`);
    await page.locator('#app h1:not([data-waiting])').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: lang === 'vi' ? /ra tệp|Lưu/ : /file|Save/i }).first().click(),
    ]);
    assert.equal(JSON.parse(readFileSync(await download.path(), 'utf8')).answers.revenue_month.value.number, 420e6);
  }));
}

test('an example, its figures and sources, the other language, and a saved file', onFile({ lang: 'vi' }, async (page, app) => {
  await app.open();
  assert.ok(await page.locator('.take').isHidden(), 'it needs not be taken along once more');
  await app.assertAccessible('in the one-file edition');
  await page.locator('#app .door').first().click();
  await page.waitForURL(/#\/ket-qua/);
  await page.goto(`${app.url}#/so-nay/package-money`);
  await page.locator('#app h1:not([data-waiting])').waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.locator('html[lang=en]').waitFor({ state: 'attached' });
  await page.goto(app.url);
  await app.running();
  await page.locator('#open-file').setInputFiles('data/examples/furniture-workshop.json');
  await page.getByText('already on this device').or(page.locator('#main h1')).first().waitFor();
}));

test('the Excel file and the tables are made without a network', onFile({ lang: 'vi', storage: workshop }, async (page, app) => {
  await app.open('#/ket-qua');
  const excel = await downloaded(page, page.locator('#take-excel'));
  assert.match(excel.name, /^vong-xanh-\d{4}-\d\d-\d\d\.xlsx$/);
  assert.ok(entries(excel.bytes).get('xl/workbook.xml').includes('Vốn và lãi'));
  const table = await downloaded(page, page.getByRole('button', { name: 'CSV các việc' }));
  assert.match(table.bytes.toString('utf8'), /^\uFEFF"Việc";/);
}));

// A host may announce another character set than the page is written in; a program may cut it short.
for (const [what, spoil] of [
  ['read as UTF-8', (file) => ({ body: file, contentType: 'text/html; charset=utf-8' })],
  ['cut short', (file) => ({ body: file.subarray(0, 600_000), contentType: 'text/html' })],
]) {
  test(`a file that was ${what} says so`, onPage({ lang: 'en', url: 'http://127.0.0.1:9/vong-xanh.html', allow: [/vx-altered/] }, async (page, app) => {
    await page.route(app.url, (route) => route.fulfill(spoil(readFileSync(BUILT))));
    await page.goto(app.url);
    await page.getByText('This file was changed on its way here').waitFor();
  }));
}

test('every byte survives the way through the page', onFile({}, async (page, app) => {
  await app.open();
  // The packed bytes hide these four; what is unpacked is right only if every one of them came through.
  const html = readFileSync(BUILT, 'latin1');
  const packed = html.slice(html.indexOf('id="vx-files"'));
  for (const hidden of ['\x1bA', '\x1bB', '\x1bD', '\x80', '\x81', '\xff', '\x9f']) assert.ok(packed.includes(hidden));
  assert.doesNotMatch(packed.slice(0, packed.lastIndexOf('</script')), /<[/!]|\x00|\r/);
  assert.equal(await page.evaluate(() => document.characterSet), 'windows-1252');
}));

test('a browser without storage works on and says what is missing', onFile({}, async (page, app) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await begin(page, app);
  await answerUpTo(page, 'S02');
  await page.getByText('Trình duyệt không cho lưu').waitFor();
}));
