// Results: the headline, eight ledgers, lists with switches, figures that open, one measure, the
// case without money, paper. On the ready-made workshop, as a saved assessment.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WIDTHS, exampleDocument, onPage, saved } from './helpers.mjs';

const workshop = () => exampleDocument('furniture-workshop');

const storage = saved(workshop());
const total = (page) => page.locator('.sum-line b').first().innerText();
const ledgers = (page) => page.locator('#eight ~ .eight > li').allInnerTexts();

/** Opens the results and waits for the range. */
const results = async (page, app) => {
  await app.open('#/ket-qua');
  await page.locator('#main h1:not(.settling) .figure').waitFor();
};

test('results: a range as a sentence, facts, and where each comes from', onPage({ lang: 'vi', storage }, async (page, app) => {
  await results(page, app);
  const heading = (await page.locator('#main h1').innerText()).replaceAll('\n', ' ');
  assert.match(heading, /^Mỗi năm có thể bớt khoảng \d+–\d+ triệu đồng giữa khoảng là \d+ triệu đồng$/);
  const picture = await page.locator('.range svg').first().getAttribute('aria-label');
  assert.match(picture, /từ \d+ triệu đồng đến \d+ triệu đồng, giữa khoảng là \d+ triệu đồng/);
  assert.equal(await page.locator('dl.facts').first().locator('a.why').count(), 3);
  await app.assertFits();
}));

test('results: eight ledgers, and what has no base says so', onPage({ lang: 'vi', storage }, async (page, app) => {
  await results(page, app);
  const rows = await ledgers(page);
  assert.equal(rows.length, 8);
  for (const row of rows) assert.match(row, /→|chưa biết khối lượng/i, row);
  // Of the wood only the money is known, of the waste only the bags: what falls away nobody can tell.
  assert.match(rows[6], /Đang bỏ .* tấn.*Chưa biết khối lượng nguyên liệu/s);
  const energy = page.locator('#eight ~ .eight > li').nth(2);
  await energy.locator('summary').click();
  assert.match(await energy.locator('table').innerText(), /Điện.*→.*kWh/s);
}));

test('results: a switch moves every figure, back and reset restore them', onPage({ lang: 'vi', storage }, async (page, app) => {
  await results(page, app);
  const [before, rows] = [await total(page), await ledgers(page)];
  const first = page.getByRole('switch').first();
  await first.uncheck();
  await page.waitForFunction((t) => document.querySelector('.sum-line b').innerText !== t, before);
  // The ledgers are out of sight and follow right after; this waits for the money.
  await page.waitForFunction((t) => document.querySelector('#eight ~ .eight > li').innerText !== t, rows[0]);
  assert.equal(await page.locator('.list > li.off').first().locator('input').isChecked(), false);
  await page.getByRole('button', { name: 'Trở lại như đề xuất' }).click();
  await page.waitForFunction((t) => document.querySelector('.sum-line b').innerText === t, before);
  await page.waitForFunction((t) => document.querySelector('#eight ~ .eight > li').innerText === t, rows[0]);
  assert.equal(await first.isChecked(), true);
}));

test('results: a switched measure survives a reload and a change of language', onPage({ lang: 'vi', storage }, async (page, app) => {
  await results(page, app);
  const before = await total(page);
  await page.getByRole('switch').first().uncheck();
  await page.waitForFunction((t) => document.querySelector('.sum-line b').innerText !== t, before);
  await page.waitForFunction(() => Object.keys(localStorage).some((k) => localStorage[k].includes('"switched"')));
  await page.reload();
  await app.running();
  assert.equal(await page.getByRole('switch').first().isChecked(), false);
  await page.getByText('English', { exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /Each year you could save about/ }).waitFor();
  assert.equal(await page.getByRole('switch').first().isChecked(), false);
}));

test('results: every figure of the page opens to its formula', onPage({ lang: 'vi', storage, width: 1280 }, async (page, app) => {
  await results(page, app);
  const links = await page.locator('a[href^="#/so-nay/"]').evaluateAll((all) => [...new Set(all.map((a) => a.getAttribute('href')))]);
  assert.ok(links.length >= 12, `${links.length} figures`);
  for (const link of links) {
    await page.evaluate((to) => { location.hash = to; }, link);
    await page.waitForFunction(() => document.querySelector('#main h1')?.innerText.endsWith('tính thế nào?'));
    assert.match(await page.locator('.formula, .formula-sum').first().innerText(), /\d/, link);
    assert.doesNotMatch(await page.locator('#main').innerText(), /NaN|undefined|∞/, link);
  }
}));

test('results: a number of a formula leads to its explanation and to the answer', onPage({ lang: 'vi', storage }, async (page, app) => {
  await app.open('#/so-nay/measure-money.cutting-optimisation');
  await page.locator('.formula a').nth(1).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'term-1');
  assert.equal(await page.evaluate(() => location.hash), '#/so-nay/measure-money.cutting-optimisation');
  await page.getByText('Nguồn:').first().waitFor();
  await page.getByRole('link', { name: 'Sửa số này' }).first().click();
  await page.waitForFunction(() => location.hash.startsWith('#/hoi/S11'));
}));

test('results: one measure tells how, what it saves here, what it rests on', onPage({ lang: 'en', storage }, async (page, app) => {
  await results(page, app);
  await page.getByRole('link', { name: 'Plan the cutting' }).first().click();
  await page.getByRole('heading', { level: 1, name: /cutting/i }).waitFor();
  assert.equal(await page.locator('ol.steps > li').count(), 3);
  assert.match(await page.locator('.figure').innerText(), /million VND a year/);
  assert.match(await page.locator('.aside').innerText(), /Cost estimated from payback times/);
  await page.locator('ul.plain .note').first().waitFor();
  await app.assertFits();
}));

test('results: without electricity and material no money is shown', onPage({
  lang: 'vi',
  storage: saved({
    ...workshop(),
    answers: { sector: { value: { choice: 'wood_furniture' } }, hk_bills: { value: { choice: 'no' } } },
  }),
}, async (page, app) => {
  await app.open('#/ket-qua');
  await page.getByRole('heading', { level: 1, name: 'Chưa đủ số liệu để tính ra tiền' }).waitFor();
  assert.doesNotMatch(await page.locator('#main').innerText(), /triệu|\d đồng/);
  await page.getByRole('link', { name: 'Ghi tiền điện' }).click();
  await page.waitForFunction(() => location.hash.startsWith('#/hoi/S07'));
}));

test('first result: money leaking per month, bars, and the way on', onPage({ lang: 'vi', storage }, async (page, app) => {
  await app.open('#/hoi/first');
  const heading = (await page.locator('#main h1').innerText()).replaceAll('\n', ' ');
  assert.match(heading, /^Mỗi tháng khoảng \d+ triệu đồng đang đi vào rác/);
  assert.ok((await page.locator('.eight > li').count()) >= 2);
  assert.match(await page.locator('svg.ring').getAttribute('aria-label'), /\d+ phần rơi ra ngoài/);
  await page.getByRole('link', { name: 'Xem kết quả', exact: true }).click();
  await page.waitForFunction(() => location.hash === '#/ket-qua');
}));

test('results on paper: everything unfolded, no controls', onPage({ lang: 'vi', storage, width: 768 }, async (page, app) => {
  await results(page, app);
  // What narrows the range is worked out last.
  await page.locator('[aria-labelledby=narrows] details').waitFor({ state: 'attached' });
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  for (const control of ['.head', '.foot', '.switch', '.list .btn']) {
    for (const found of await page.locator(control).all()) assert.equal(await found.isVisible(), false, control);
  }
  assert.equal(await page.locator('details:not([open])').count(), 0);
  assert.equal(await page.locator('.range table').isVisible(), true);
  const sum = page.locator('.sum-line').first();
  assert.equal(await sum.evaluate((line) => getComputedStyle(line).position), 'static', 'the sum covers no line');
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  assert.equal(await page.locator('details[open]').count(), 0);
}));

const SCREENS = ['#/hoi/first', '#/ket-qua', '#/so-nay/package-money', '#/so-nay/measure-money.cutting-optimisation', '#/giai-phap/cutting-optimisation'];
for (const width of WIDTHS) {
  for (const [theme, lang] of [['light', 'vi'], ['dark', 'en']]) {
    test(`results are accessible and fit: ${width} px, ${theme}, ${lang}`, onPage({ width, theme, lang, storage }, async (page, app) => {
      for (const screen of SCREENS) {
        await app.open(screen);
        await page.waitForTimeout(300);
        await app.assertFits();
        await app.assertAccessible(screen);
      }
    }));
  }
}
