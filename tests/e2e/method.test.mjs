// The method page: every step with its address, example and own numbers, search, the same numbers in
// both languages, numbers that are those of the other pages, no violation, no sideways scroll, paper.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleDocument, onPage, saved } from './helpers.mjs';

const storage = saved(exampleDocument('carton-packaging'));
const steps = (page) => page.locator('.method section.part');
/** Waits until the draws of what is shown are done. */
const drawn = (page) => page.locator('section[aria-labelledby="khoang"] figure svg').first().waitFor();
/** Everything written as a number in the steps, without the marks that differ between languages. */
const numbers = async (page) => {
  const text = await steps(page).locator('.formula, .formula-sum, td').allTextContents();
  return text.join(' ').match(/\d[\d.,]*/g).map((n) => n.replace(/[.,]/g, ''));
};

for (const lang of ['vi', 'en']) {
  test(`method: steps, fit and access (${lang})`, onPage({ lang }, async (page, app) => {
    await app.open('#/phuong-phap');
    await drawn(page);
    assert.equal(await steps(page).count(), await page.locator('.jump li').count());
    assert.ok((await page.locator('.formula').count()) > 15);
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
      await app.assertFits();
      await app.assertAccessible(`at ${width}`);
    }
    // Nothing shows a gap or an id where a word belongs.
    const text = await page.locator('.method').innerText();
    assert.doesNotMatch(text, /[{}]|_\w|undefined|NaN/);
  }));

  test(`method: an address leads to its step (${lang})`, onPage({ lang, width: 1280 }, async (page, app) => {
    await app.open('#/phuong-phap/hao-hut');
    const at = (slug) => page.waitForFunction((id) => document.activeElement?.id === id, slug);
    await at('hao-hut');
    await page.locator('.jump a[href="#/phuong-phap/diem"]').click();
    await at('diem');
    await page.goBack();
    await at('hao-hut');
  }));
}

test('method: both languages show the same numbers', onPage({ lang: 'vi', width: 1280 }, async (page, app) => {
  await app.open('#/phuong-phap');
  await drawn(page);
  const before = await numbers(page);
  const heading = await page.locator('#app h1').innerText();
  await page.locator('header button[lang="en"]').click();
  await page.waitForFunction((old) => document.querySelector('#app h1').innerText !== old, heading);
  assert.deepEqual(await numbers(page), before);
}));

test('method: own numbers are those of the results', onPage({ lang: 'vi', width: 1280, storage }, async (page, app) => {
  await app.open('#/so-nay/package-money');
  const sum = await page.locator('.kept').first().innerText();
  await app.open('#/phuong-phap/khoang');
  await drawn(page);
  const shown = page.locator('section[aria-labelledby="khoang"] .kept').first();
  assert.equal(await shown.innerText(), sum);
  const [mine, example] = await page.locator('[role=group] button').all();
  assert.equal(await mine.getAttribute('aria-pressed'), 'true');
  await example.click();
  await page.waitForFunction((old) => {
    const now = document.querySelector('section[aria-labelledby="khoang"] .kept');
    return now && now.innerText !== old;
  }, sum);
  await mine.click();
  await page.waitForFunction((old) => document.querySelector('section[aria-labelledby="khoang"] .kept').innerText === old, sum);
  // Nothing of the example reached the open assessment.
  await app.open('#/so-nay/package-money');
  assert.equal(await page.locator('.kept').first().innerText(), sum);
}));

test('method: words without marks find their step', onPage({ lang: 'vi' }, async (page, app) => {
  await app.open('#/phuong-phap');
  const all = await steps(page).count();
  await page.locator('#find').fill('hao hut');
  await page.waitForFunction((n) => document.querySelectorAll('.method section.part').length < n, all);
  await page.locator('section[aria-labelledby="hao-hut"]').waitFor();
  await page.locator('#find').fill('may bay phan luc');
  await page.waitForFunction(() => document.querySelectorAll('.method section.part').length === 0);
  await app.assertAccessible('when nothing is found');
}));

test('method: the way there, and paper', onPage({ lang: 'vi', width: 1280 }, async (page, app) => {
  await app.open('#/so-lieu');
  await page.locator('footer a[href="#/phuong-phap"]').click();
  await page.locator('.method h1').waitFor();
  await drawn(page);
  await page.emulateMedia({ media: 'print' });
  for (const gone of ['.filters', '.method button', 'header']) {
    assert.equal(await page.locator(gone).first().isVisible(), false, gone);
  }
  await app.assertFits();
}));
