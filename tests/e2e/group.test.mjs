// The group's result and the by-product market of a session of thirty businesses: figures and hidden
// ones in words, the year in the address, files to take along, consent that makes pairs, too few
// businesses, no session; both languages, phone, laptop and projector.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import { keptClass as kept, onPage, room, sessionOfThirty as session } from './helpers.mjs';

const { id } = session();
const GROUP = `#/lop-hoc/${id}/ket-qua`;
const MARKET = `#/lop-hoc/${id}/cho`;
const gaps = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

for (const lang of ['vi', 'en']) {
  const words = room(lang, 'group');
  const market = room(lang, 'market');

  for (const [width, theme] of [[360, 'light'], [1280, 'dark'], [1920, 'light']]) {
    test(`group: the result stands, fits and can be read by all (${lang}, ${width})`,
      onPage({ lang, width, theme, storage: kept(session()) }, async (page, app) => {
        await app.open(GROUP);
        const head = page.locator('#app h1');
        assert.ok((await head.innerText()).startsWith(words.headline));
        assert.match(await head.locator('.figure').innerText(), /\d–\d/);
        assert.match(await page.locator('.group-page').innerText(), /30/);
        // The likely amount beside the range, and what it leaves out.
        assert.match(await page.locator('.group-page .lead').innerText(), /\d/);
        assert.ok((await page.locator('.group-page').innerText()).includes(words.range_own));
        // Every picture says its numbers, every hidden cell says why.
        const pictures = await page.locator('svg[role="img"]').evaluateAll((all) => all.map((svg) => svg.ariaLabel));
        assert.ok(pictures.length >= 1 && pictures.every((label) => /\d/.test(label)));
        await app.assertFits();
        await app.assertAccessible('on the result');
        for (const summary of await page.locator('details.numbers summary').all()) await summary.click();
        await app.assertFits();
        await app.assertAccessible('with the tables open');
        await page.goto(app.url + MARKET);
        await page.locator('#pairs').waitFor();
        await app.assertFits();
        await app.assertAccessible('on the market');
      }));
  }

  test(`group: on paper no column of a table is cut off (${lang})`,
    onPage({ lang, width: 690, storage: kept(session()) }, async (page, app) => {
      await app.open(GROUP);
      for (const summary of await page.locator('details.numbers summary').all()) await summary.click();
      await page.emulateMedia({ media: 'print' });
      const cut = await page.locator('.group-page .scroll').evaluateAll((all) => all
        .filter((box) => box.getClientRects().length > 0)
        .map((box) => box.getBoundingClientRect().left + box.scrollWidth - document.documentElement.clientWidth)
        .filter((over) => over > 1));
      assert.deepEqual(cut, [], 'wider than the paper');
    }));

  test(`group: another year is another line, and back is back (${lang})`,
    onPage({ lang, width: 1280, storage: kept(session()) }, async (page, app) => {
      await app.open(GROUP);
      const goal = page.locator('#goal');
      assert.match(await goal.innerText(), /2026/);
      await page.getByRole('link', { name: '2024', exact: true }).click();
      await page.waitForFunction(() => /2024/.test(document.querySelector('#goal').innerText));
      await page.goBack();
      await page.waitForFunction(() => /2026/.test(document.querySelector('#goal').innerText));
    }));

  test(`group: files carry the tables and no names (${lang})`,
    onPage({ lang, width: 1280, storage: kept(session()) }, async (page, app) => {
      await app.open(GROUP);
      const [csv] = await Promise.all([page.waitForEvent('download'), page.locator('#group-csv').click()]);
      const text = readFileSync(await csv.path(), 'utf8');
      for (const title of [words.indicators, words.by_trade, words.totals]) assert.ok(text.includes(title), title);
      assert.ok(!text.includes('Bác Hùng'));
      const [excel] = await Promise.all([page.waitForEvent('download'), page.locator('#group-excel').click()]);
      assert.ok(readFileSync(await excel.path()).subarray(0, 2).equals(Buffer.from('PK')));
    }));

  test(`group: too few show nothing, nobody shows the way (${lang})`,
    onPage({ lang, storage: kept(session((s) => { s.entries.length = 3; })) }, async (page, app) => {
      await app.open(GROUP);
      assert.equal(await page.locator('#app h1').innerText(), words.title);
      assert.ok((await page.locator('.lead').innerText()).includes(gaps(words.too_few, { n: 3, missing: 2 })));
      assert.equal(await page.locator('svg[role="img"]').count(), 0);
      await app.assertAccessible('with three businesses');
    }));

  test(`market: consent makes pairs, amounts are kept, hazardous is never matched (${lang})`,
    onPage({ lang, width: 1280, storage: kept(session((s) => {
      for (const entry of s.entries) entry.market = { consents: false };
    })) }, async (page, app) => {
      await app.open(MARKET);
      await page.getByText(market.nobody).waitFor();
      for (const box of await page.locator('input[id^="agree-"]').all()) await box.check();
      const rows = page.locator('.board tbody tr');
      await rows.first().waitFor();
      assert.ok((await rows.allInnerTexts()).some((row) => row.includes('Bác Hùng')));
      const amount = page.locator('#offer-0-0');
      await amount.fill('900');
      await amount.blur();
      await page.waitForFunction(() => /900/.test(document.querySelector('.board').innerText));
      await page.reload();
      await page.locator('.board tbody tr').first().waitFor();
      assert.match(await page.locator('.board').innerText(), /900/);
      const all = await page.locator('.board').innerText();
      const hazard = gaps(market.hazardous, { what: '' }).slice(2, 30);
      assert.ok((await page.locator('.stalls').innerText()).includes(hazard));
      assert.doesNotMatch(all, /E-scrap|Linh kiện/);
    }));
}

test('group: one more business waits, so that nobody can subtract',
  onPage({ lang: 'vi', width: 1280, storage: kept(session((s) => { s.entries.length = 25; })) }, async (page, app) => {
    await app.open(GROUP);
    const before = await page.locator('#app h1').innerText();
    await page.evaluate(([key, text]) => localStorage.setItem(key, text),
      [`vx.class.a.${id}`, JSON.stringify(session((s) => { s.entries.length = 26; }))]);
    await page.reload();
    await page.locator('#show-all').waitFor();
    assert.equal(await page.locator('#app h1').innerText(), before);
    await page.locator('#show-all').click();
    await page.waitForFunction(() => /26/.test(document.querySelector('.group-page').innerText));
  }));

// --- codes of another catalogue ---------------------------------------------------------------

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** A code as the same business would have made it with the catalogue of this checksum. */
const withCatalogue = (code, sum) => {
  const bits = [...code.slice(3)].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)).slice(0, -4).concat(sum);
  const check = crc32(Uint8Array.from(bytes));
  const all = bytes.concat([24, 16, 8, 0].map((by) => (check >>> by) & 255));
  const text = all.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return `VX3${text.match(/.{1,5}/g).map((five) => LETTERS[parseInt(five.padEnd(5, '0'), 2)]).join('')}`;
};

for (const lang of ['vi', 'en']) {
  const other = session((copy) => {
    for (const entry of copy.entries.slice(-2)) entry.code = withCatalogue(entry.code, [10, 27, 44, 61]);
  });
  test(`group: codes made with another catalogue are marked and named (${lang})`,
    onPage({ lang, width: 360, storage: kept(other) }, async (page, app) => {
      await app.open(`#/lop-hoc/${id}`);
      await page.locator('.other-data:visible').first().waitFor();
      assert.equal(await page.locator('.other-data:visible').count(), 2);
      assert.match(await page.locator('.other-data:visible').first().innerText(), /0a1b2c3d/);
      await app.assertFits();
      await app.assertAccessible('where they are collected');
      await page.goto(app.url + GROUP);
      const said = page.locator('#elsewhere:visible li');
      await said.first().waitFor();
      assert.match(await said.innerText(), /2[^]*0a1b2c3d/);
      await app.assertFits();
      await app.assertAccessible('on the result');
    }));

  test(`group: of codes of the tool’s own catalogue nothing is said (${lang})`,
    onPage({ lang, width: 1280, storage: kept(session()) }, async (page, app) => {
      await app.open(`#/lop-hoc/${id}`);
      await page.locator('.entries tbody tr').first().waitFor();
      assert.equal(await page.locator('.other-data:visible').count(), 0);
      await page.goto(app.url + GROUP);
      await page.locator('#goal').waitFor();
      assert.equal(await page.locator('#elsewhere:visible').count(), 0);
    }));
}
