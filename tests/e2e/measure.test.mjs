// One measure: opened from the results, how it stands to the others in words and numbers, its own
// question answered on the page, businesses that did it, support with a source to open.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WIDTHS, exampleDocument, onPage, saved } from './helpers.mjs';

const workshop = () => exampleDocument('furniture-workshop');
const storage = saved(workshop());

const SCALE = { vi: { million: 'triệu', billion: 'tỷ' }, en: { million: 'million', billion: 'billion' } };

/** `74,6 triệu` → 74.6 million; sums of other sizes are not looked at here. */
const millions = (text, lang) => {
  const number = lang === 'vi' ? String.raw`\d+(?:,\d+)?` : String.raw`\d+(?:\.\d+)?`;
  const found = [...text.matchAll(new RegExp(`(${number}) ${SCALE[lang].million}`, 'g'))];
  return found.map((m) => Number(m[1].replace(',', '.')));
};

/** Rows that are on, with what they bring, and whether they say they share something. */
const rowsThatShare = (page) =>
  page.locator('.list > li:not(.off)').evaluateAll((all) =>
    all
      .filter((li) => li.querySelector('.overlap')?.textContent)
      .map((li) => ({
        href: li.querySelector('a').getAttribute('href'),
        worth: `${li.querySelector('.worth b').innerText} ${li.querySelector('.worth small').innerText}`,
        words: li.querySelector('.overlap').innerText,
      })),
  );

for (const lang of ['vi', 'en']) {
  test(`measure: what it saves alone and beside the others agrees with its row (${lang})`, onPage({ lang, storage }, async (page, app) => {
    await app.open('#/ket-qua');
    await page.locator('.sum-line').waitFor();
    const rows = (await rowsThatShare(page)).filter((row) => millions(row.worth, lang).length > 0);
    assert.ok(rows.length > 0, 'some chosen measures share ground');
    const row = rows[0];
    await page.locator(`.list > li:not(.off) > div > a[href="${row.href}"]`).first().click();
    const sentence = await page.locator('.alone-together').innerText();
    const [alone, together] = millions(sentence, lang);
    assert.equal(together, millions(row.worth, lang)[0], `${sentence} | ${row.worth}`);
    assert.equal(alone, millions(row.words, lang)[0], `${sentence} | ${row.words}`);
    assert.ok(together < alone);
    // The measures it shares with are named and lead to their pages, whence it is named in turn.
    const other = page.locator('.relations a').first();
    const there = await other.getAttribute('href');
    assert.match(there, /^#\/giai-phap\//);
    await other.click();
    await page.waitForFunction((hash) => location.hash === hash, there);
    await page.locator(`.relations a[href="${row.href}"]`).first().waitFor({ state: 'attached' });
  }));
}

test('measure: the total says where the sum would count twice', onPage({ lang: 'vi', storage }, async (page, app) => {
  await app.open('#/ket-qua');
  const note = page.locator('.sum-line + .note');
  const words = await note.innerText();
  assert.match(words, /^Cộng từng việc là .+, làm chung còn .+\. Chênh nhiều nhất ở .+ cùng bớt phần này/);
  const [, together] = millions(words, 'vi');
  assert.equal(together, millions(await page.locator('.sum-line b').innerText(), 'vi')[0]);
  assert.ok((await note.locator('a[href^="#/giai-phap/"]').count()) >= 2);
}));

test('measure: its own question is answered here and moves it to another class', onPage({ lang: 'vi', storage }, async (page, app) => {
  await app.open('#/giai-phap/led-lighting');
  const words = page.locator('.class');
  const before = await words.innerText();
  const answer = (name) => page.getByRole('group', { name: 'Đã làm việc này chưa?' }).getByRole('radio', { name, exact: true });
  await answer('Có, thường xuyên').check();
  await page.waitForFunction((t) => document.querySelector('.class').innerText !== t, before);
  assert.match(await words.innerText(), /^Đã làm/);
  assert.equal(await page.locator('.aside').count(), 0, 'no money for what is done');
  await answer('Không rõ').check();
  await page.waitForFunction(() => document.querySelector('.class').innerText.startsWith('Xem kỹ hơn'));
  await page.getByRole('button', { name: 'Bỏ câu trả lời ở đây' }).click();
  await page.waitForFunction((t) => document.querySelector('.class').innerText === t, before);
}));

test('measure: a quotation replaces the estimate', onPage({ lang: 'vi', storage }, async (page, app) => {
  await app.open('#/giai-phap/cutting-optimisation');
  const capital = page.locator('.aside .facts div', { hasText: 'Vốn' }).first();
  const quote = page.locator('.aside .quote input');
  const before = await capital.innerText();
  await quote.fill('40 triệu');
  await page.waitForFunction(() => /Vốn theo báo giá/.test(document.querySelector('.aside').innerText));
  assert.notEqual(await capital.innerText(), before);
  assert.match(await capital.innerText(), /40 triệu/);
  await quote.fill('bốn mươi gì đó');
  await page.locator('.quote .wrong-say:not([hidden])').waitFor();
}));

for (const lang of ['vi', 'en']) {
  test(`measure: a business that did it and support to ask for, each with its source (${lang})`, onPage({ lang, storage }, async (page, app) => {
    await app.open('#/giai-phap/wood-hvlp-spray');
    const story = page.locator('.stories > li').first();
    await story.locator('a').first().waitFor();
    assert.match(await story.innerText(), /Woodley/);
    await story.locator('a[href^="http"]').first().waitFor();
    const law = page.locator('.laws > li').first();
    assert.match(await law.innerText(), /\d+\/\d{4}\/NĐ-CP|\d+\/QĐ-/);
    await law.locator('a[href^="http"]').first().waitFor();
    assert.ok((await page.locator('.asked > li').count()) >= 2, 'whom to ask');
    await app.open('#/giai-phap/cutting-optimisation');
    await page.waitForFunction((dash) => document.querySelector('.aside .facts').innerText.includes(dash), '–');
    assert.ok((await page.locator('.places tbody tr').count()) >= 1);
    assert.ok((await page.locator('.watches > li').count()) >= 1);
  }));
}

test('measure: without an assessment it still tells how, who and whom to ask', onPage({ lang: 'vi' }, async (page, app) => {
  await app.open('#/giai-phap/solar-hot-water');
  await page.locator('.stories > li a').first().waitFor();
  assert.equal(await page.locator('.aside').count(), 0);
  assert.equal(await page.locator('fieldset').count(), 0);
  assert.ok((await page.locator('.steps > li').count()) >= 3);
}));

test('measure: what has no base says so instead of a zero', onPage({ lang: 'vi', storage }, async (page, app) => {
  await app.open('#/ket-qua');
  await page.locator('.sum-line').waitFor();
  const worth = await page.locator('.list > li .worth').allInnerTexts();
  assert.ok(worth.length > 3);
  for (const words of worth) assert.doesNotMatch(words, /^(0|–)(\s|$)/, words);
}));

for (const width of WIDTHS) {
  for (const theme of ['light', 'dark']) {
    test(`measure: fits and is accessible at ${width} px, ${theme}`, onPage({ lang: 'vi', storage, width, theme }, async (page, app) => {
      for (const id of ['cutting-optimisation', 'wood-hvlp-spray', 'five-s', 'dust-bag-filter']) {
        await app.open(`#/giai-phap/${id}`);
        await page.locator('.laws > li a').first().waitFor({ state: 'attached' });
        await app.assertFits();
        await app.assertAccessible(`on ${id} at ${width} px, ${theme}`);
      }
    }));
  }
}
