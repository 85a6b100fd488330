// Names that would like to be more than names, in every place where a name is shown or handed out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { downloaded, entries } from './downloads.mjs';
import { exampleDocument, onPage, saved } from './helpers.mjs';
import { ROUTES, visit } from './routes.mjs';

const EVIL = '<img src=x onerror="window.touched=1">"\'><svg onload=window.touched=1>=HYPERLINK("http://evil.example","x")';
const TURNED = 'abc\u202egnp.exe\u200f';

/** A business whose every free text is hostile. */
const hostile = (evil) => {
  const document = { ...exampleDocument('furniture-workshop'), id: 'evil', name: evil };
  for (const answer of Object.values(document.answers)) {
    if (answer.value && 'text' in answer.value) answer.value.text = evil;
    if (answer.raw) answer.raw += evil.slice(0, 40);
  }
  document.answers.commune = { raw: evil, value: { text: evil } };
  document.letterhead = Object.fromEntries(['name', 'address', 'product', 'recipient'].map((id) => [id, { text: evil, shown: true }]));
  document.plan = { steps: [{ measure: 'led-lighting', who: evil, check: evil, start: '2026-12', months: 1, status: 'planned' }] };
  return document;
};

test('markup and formulas stay what they are on every page, on paper and in every file', onPage(
  { lang: 'vi', width: 1280, storage: saved(hostile(EVIL)) },
  async (page, app) => {
    await app.open('#/ket-qua');
    let seen = 0;
    for (const route of ROUTES) {
      await visit(page, app, route);
      const found = await page.evaluate(() => ({
        touched: window.touched,
        pictures: document.querySelectorAll('#app img, #app [onerror], #app [onload]').length,
        // Where it is shown, it is shown as it is.
        shown: document.querySelector('#app').textContent.includes('<img src=x onerror'),
      }));
      assert.equal(found.touched, undefined, route);
      assert.equal(found.pictures, 0, route);
      seen += Number(found.shown);
    }
    assert.ok(seen >= 3, `the name was shown on ${seen} pages`);
    await visit(page, app, '#/bao-cao/ngan-hang');
    await page.emulateMedia({ media: 'print' });
    await page.pdf();
    assert.equal(await page.evaluate(() => window.touched), undefined);
    await page.emulateMedia({ media: 'screen' });

    await visit(page, app, '#/ket-qua');
    for (const name of ['CSV các việc', 'CSV trước và sau']) {
      const { bytes } = await downloaded(page, page.getByRole('button', { name }));
      const cells = bytes.toString('utf8').replace(/^\uFEFF/, '').split(/\r\n|;/);
      assert.ok(cells.length > 20);
      for (const cell of cells) assert.doesNotMatch(cell, /^"?[=@+]/, `${name}: ${cell}`);
    }
    const { bytes } = await downloaded(page, page.locator('#take-excel'));
    for (const [name, xml] of entries(bytes)) {
      if (!name.endsWith('.xml') && !name.endsWith('.rels')) continue;
      for (const [, formula] of xml.matchAll(/<f[^>]*>([^<]*)<\/f>/g)) assert.doesNotMatch(formula, /HYPERLINK|evil/, name);
      assert.doesNotMatch(xml, /<img|Target="http[^"]*evil/, name);
    }
  },
));

// A sheet takes a cell for a formula by its first sign.
for (const first of ['=', '+', '-', '@', '\t=', ' =']) {
  test(`a name that begins like a formula is a text in every table (${JSON.stringify(first)})`, onPage(
    { lang: 'en', width: 1280, storage: saved(hostile(`${first}HYPERLINK("http://evil.example","x")`)) },
    async (page, app) => {
      await app.open('#/ket-qua');
      const { bytes } = await downloaded(page, page.locator('#take-excel'));
      for (const [name, xml] of entries(bytes)) {
        for (const [, formula] of xml.matchAll(/<f[^>]*>([^<]*)<\/f>/g)) assert.doesNotMatch(formula, /HYPERLINK|evil/, name);
      }
      for (const name of ['CSV of measures', 'CSV before and after']) {
        const table = await downloaded(page, page.getByRole('button', { name }));
        // A number may begin with a sign, a text may not.
        const cells = table.bytes.toString('utf8').replace(/^\uFEFF/, '').match(/"(?:[^"]|"")*"|[^,\r\n]+/g);
        assert.ok(cells.length > 20);
        for (const cell of cells) {
          assert.doesNotMatch(cell, /^"?\s*[=@+-](?![\d.,]+"?$)/, `${name}: ${cell}`);
        }
      }
    },
  ));
}

test('marks that turn text around are taken out where they come in', onPage({ lang: 'vi' }, async (page, app) => {
  await app.open();
  const file = { name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(hostile(TURNED))) };
  await page.setInputFiles('#open-file', file);
  await page.waitForFunction(() => location.hash.length > 2);
  await page.locator('#app h1:not([data-waiting])').first().waitFor();
  for (const route of ROUTES) {
    await visit(page, app, route);
    const turned = await page.evaluate(() => /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/.test(document.querySelector('#app').textContent));
    assert.equal(turned, false, route);
  }
}));
