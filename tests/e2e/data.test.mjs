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
