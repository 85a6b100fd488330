// Results to take along: the Excel file from a module that comes when it is asked for, CSV tables.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { downloaded, entries } from './downloads.mjs';
import { WIDTHS, exampleDocument, onPage, saved } from './helpers.mjs';

const storage = saved(exampleDocument('furniture-workshop'));
const MODULE = /\/workbook\.[0-9a-f]{16}\.wasm$/;

for (const [lang, sheet] of [['vi', 'Vốn và lãi'], ['en', 'Cost and return']]) {
  test(`an Excel file with formulas, sources and the business's name (${lang})`, onPage({ lang, storage }, async (page, app) => {
    await app.open('#/ket-qua');
    assert.ok(!app.requests.some((url) => MODULE.test(url)), 'the module waits until it is asked for');
    const { name, bytes } = await downloaded(page, page.locator('#take-excel'));
    assert.match(name, /^vong-xanh-\d{4}-\d\d-\d\d\.xlsx$/);
    const file = entries(bytes);
    assert.ok(file.get('xl/workbook.xml').includes(`name="${sheet}"`));
    const sheets = [...file].filter(([part]) => part.startsWith('xl/worksheets/sheet'));
    assert.equal(sheets.length, 9);
    const formulas = sheets.map(([, xml]) => xml.split('<f>').length - 1);
    assert.ok(formulas.reduce((a, b) => a + b) > 300, formulas.join());
    assert.match(file.get('xl/sharedStrings.xml'), /3505\/BCT-KHCN/, 'sources are named');
    await page.getByRole('status').filter({ hasText: /tải tệp Excel|has been downloaded/ }).waitFor();
    // The same figure on the page and in the file.
    await page.goto(`${app.url}#/so-nay/package-money`);
    const shown = await page.locator('#app h1:not([data-waiting])').innerText();
    const saved = /<c r="B5"[^>]*><f>[^<]*<\/f><v>([\d.]+)<\/v>/.exec(file.get('xl/worksheets/sheet1.xml'))[1];
    const million = Math.round(Number(saved) / 1e6);
    assert.ok(new RegExp(`\\b${String(million).slice(0, 2)}\\d?\\b`).test(shown), `${shown} and ${saved}`);
  }));
}

test('no module, no file: a sentence, and another try', onPage({ lang: 'vi', storage, allow: [/ERR_FAILED/] }, async (page, app) => {
  await page.route(MODULE, (route) => route.abort());
  await app.open('#/ket-qua');
  await page.locator('#take-excel').click();
  await page.getByText('Chưa làm được tệp Excel').waitFor();
  await app.assertAccessible('after the failure');
  await page.unroute(MODULE);
  const { bytes } = await downloaded(page, page.locator('#take-excel'));
  assert.equal(bytes.toString('latin1', 0, 2), 'PK');
  await page.getByText('Đã tải tệp Excel').waitFor();
  // The module is there now: the next file needs no network.
  await page.route(MODULE, (route) => route.abort());
  await downloaded(page, page.locator('#take-excel'));
}));

test('tables part their cells as Excel expects in that language', async (t) => {
  for (const [lang, button, head, row] of [
    ['vi', 'CSV các việc', '"Việc";"Xếp vào"', /";\d+,\d+;/],
    ['en', 'CSV of measures', '"Measure","Group"', /",\d+\.\d+,/],
  ]) {
    await t.test(lang, onPage({ lang, storage }, async (page, app) => {
      await app.open('#/ket-qua');
      const { name, bytes } = await downloaded(page, page.getByRole('button', { name: button }));
      assert.match(name, /\.csv$/);
      assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
      const text = bytes.toString('utf8');
      assert.ok(text.includes(head), text.slice(0, 200));
      assert.match(text, row);
    }));
  }
});

for (const width of WIDTHS) {
  test(`the part fits at ${width}`, onPage({ width, lang: 'vi', storage }, async (page, app) => {
    await app.open('#/ket-qua');
    await page.locator('#take-excel').scrollIntoViewIfNeeded();
    await app.assertFits();
  }));
}
