// The data page: every figure with where it comes from, old ones marked by the device's clock, own
// values with their effect, undone again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleDocument, onPage, saved } from './helpers.mjs';

const storage = saved(exampleDocument('furniture-workshop'));
const FACTOR = 'co2.electricity_grid';

test('data: figures are found by words and by what is the matter with them', onPage({ lang: 'vi' }, async (page, app) => {
  await page.clock.setFixedTime('2026-11-21T08:00:00Z');
  await app.open('#/so-lieu');
  const found = page.locator('#found');
  const all = Number((await found.innerText()).match(/\d+/)[0]);
  assert.ok(all > 350, `${all}`);
  await page.locator('#find').fill('gas');
  await page.waitForFunction((n) => Number(document.querySelector('#found').innerText.match(/\d+/)[0]) < n, all);
  const row = page.locator('.kind li').first();
  await row.waitFor();
  assert.match(await row.innerText(), /gas/i);
  await page.locator('#find').fill('');
  await page.locator('#pick-hien').selectOption('cu');
  await page.locator('.kind li .stale').first().waitFor();
  const old = Number((await found.innerText()).match(/\d+/)[0]);
  assert.ok(old > 5 && old < all, `${old} of ${all}`);
  // Nothing can be replaced where nothing is open; it says why.
  assert.equal(await page.locator('.kind a.more:visible').count(), 0);
  await page.getByText('hãy mở một bản tự đánh giá').waitFor();
}));

test('data: a year later more is old', onPage({ lang: 'vi' }, async (page, app) => {
  await page.clock.setFixedTime('2020-01-01T08:00:00Z');
  await app.open('#/so-lieu');
  await page.locator('#found').waitFor();
  assert.equal(await page.locator('.kind summary .stale:visible', { hasText: /^\D*[1-9]/ }).count() > 0, true, 'sources of 2018 and before');
  const early = await page.locator('#pick-hien option[value^="cu"]').allInnerTexts();
  await page.clock.setFixedTime('2027-12-01T08:00:00Z');
  await page.reload();
  await app.running();
  await page.locator('#found').waitFor();
  const late = await page.locator('#pick-hien option[value^="cu"]').allInnerTexts();
  const count = (texts) => Number(texts.find((t) => /12 tháng/.test(t)).match(/\((\d+)\)/)[1]);
  assert.ok(count(late) > count(early), `${early} | ${late}`);
}));

for (const lang of ['vi', 'en']) {
  test(`data: an own value changes the result at once and is undone (${lang})`, onPage({ lang, storage, width: 1280 }, async (page, app) => {
    await app.open(`#/so-lieu/?sua=${FACTOR}`);
    const field = page.locator('.own-value input');
    const effect = page.locator('.own-value .effect');
    await field.waitFor();
    const before = await effect.innerText();
    await field.fill('abc');
    await page.locator('.own-value .wrong-say:not([hidden])').waitFor();
    await field.fill('0,9');
    await page.waitForFunction((t) => document.querySelector('.own-value .effect').innerText !== t, before);
    assert.match(await effect.innerText(), /→/);
    await page.locator('.what .mine:visible').waitFor();
    assert.equal(await field.inputValue(), '0,9');
    await page.locator('.own-value button:not(.link)').first().click();
    await page.waitForFunction((t) => document.querySelector('.own-value .effect').innerText === t, before);
    assert.equal(await page.locator('.what .mine:visible').count(), 0);
    await field.fill('0,8');
    await page.locator('.what .mine:visible').waitFor();
    await page.locator('.own-value .link').click();
    await page.waitForFunction((t) => document.querySelector('.own-value .effect').innerText === t, before);
    // What was typed last stays with the assessment.
    await field.fill('0,7');
    await page.locator('.what .mine:visible').waitFor();
    await page.waitForFunction((id) => Object.values(localStorage).some((v) => v.includes(id) && v.includes('0.7')), FACTOR);
    await page.goto(`${app.url}#/ket-qua`);
    await page.locator('.sum-line').waitFor();
  }));
}

for (const [lang, theme, width] of [['vi', 'light', 360], ['en', 'dark', 1280]]) {
  test(`data: accessible and fits (${lang}, ${theme}, ${width})`, onPage({ lang, theme, width, storage }, async (page, app) => {
    for (const tail of ['', '/?hien=doi-duoc', `/?sua=${FACTOR}`]) {
      await app.open(`#/so-lieu${tail}`);
      await page.locator('.kind').first().waitFor();
      await app.assertFits();
      await app.assertAccessible(`on the data page ${tail} (${lang}, ${theme})`);
    }
  }));
}

// What the method assumes and the goals: the same fields, what moved is said at once, the report names it.
for (const lang of ['vi', 'en']) {
  test(`data: constants and goals are replaced, kept in order, undone and named (${lang})`, onPage({ lang, storage, width: 1280 }, async (page, app) => {
    const dot = (text) => (lang === 'vi' ? text.replace('.', ',') : text);
    await app.open('#/so-lieu/?sua=theta');
    const field = page.locator('.own-value input');
    await field.waitFor();
    await field.fill('7');
    await page.locator('.own-value .wrong-say:not([hidden])', { hasText: lang === 'vi' ? /từ 0 đến 1/ : /from 0 to 1/ }).waitFor();
    await field.fill(dot('0.9'));
    await page.locator('.own-value .effect', { hasText: '→' }).waitFor();
    // A goal has two ends, which stay in order.
    await app.open('#/so-lieu/?sua=target.hanoi2026');
    const [low, high] = [page.locator('.own-value input').first(), page.locator('.own-value input').nth(1)];
    await high.waitFor();
    assert.equal(await page.locator('.own-value input').count(), 2);
    await low.fill('50');
    await page.locator('.own-value .wrong-say:not([hidden])', { hasText: lang === 'vi' ? /tăng dần/ : /must rise/ }).waitFor();
    await high.fill('60');
    await low.fill('51');
    await page.locator('.own-value .effect', { hasText: /2026.*51%/ }).waitFor();
    await page.locator('.what .mine:visible').waitFor();
    await page.locator('.own-value button:not(.link)').first().click();
    await page.waitForFunction(() => document.querySelector('.own-value input').value !== '51');
    await low.fill('52');
    await page.waitForFunction(() => Object.values(localStorage).some((v) => v.includes('target.hanoi2026.low') && v.includes('theta')));
    // The owner's report says whose they are.
    await page.goto(`${app.url}#/bao-cao/chu-co-so`);
    await page.locator('#main', { hasText: '52' }).waitFor();
    const report = await page.locator('#main').innerText();
    assert.match(report, lang === 'vi' ? /Mục tiêu – 2026/ : /Targets? – 2026/);
    assert.match(report, dot('0.9') === '0,9' ? /0,9/ : /0\.9/);
  }));

  test(`data: what cannot be replaced says why (${lang})`, onPage({ lang, storage }, async (page, app) => {
    await app.open('#/so-lieu');
    await page.locator('.kind').first().waitFor();
    // Every figure either has a way to replace it or a reason, never both.
    const odd = await page.evaluate(() => [...document.querySelectorAll('.kind > ul > li')].filter((row) => {
      const why = row.querySelector('.kept');
      const way = row.querySelector('a.more');
      return why.hidden === way.parentElement.hidden || (!why.hidden && !why.textContent.trim());
    }).length);
    assert.equal(odd, 0);
  }));
}
