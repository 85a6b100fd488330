// Every trade, in both languages: a prepared business opens its results; no list is empty, no word
// is missing, no figure stands without its unit, nothing shows a raw id.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MEASURES, TRADES, business, file, openFile } from './documents.mjs';
import { onPage } from './helpers.mjs';

const IDS = new Set(MEASURES.map((m) => m.id).filter((id) => id.includes('-')));

/** What is shown and must not be. */
const faults = (page, ids) =>
  page.evaluate((known) => {
    const found = [];
    const main = document.querySelector('#main');
    const isShown = (element) => element.checkVisibility();
    // What is far down is laid out only when it comes near, so its text is gathered by hand.
    const texts = [];
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (isShown(walker.currentNode.parentElement)) texts.push(walker.currentNode.data);
    const text = texts.join(' ');
    for (const pattern of [/undefined/, /\bNaN\b/, /\bnull\b/, /\{\w+\}/, /\b[a-z]+_[a-z_]+\b/, /\b(elec|heat|water)\.[a-z]+/]) {
      const hit = text.match(pattern);
      if (hit) found.push(`“${hit[0]}” in “${text.slice(Math.max(0, hit.index - 40), hit.index + 40)}”`);
    }
    for (const word of text.split(/[\s,.;:()“”]+/)) if (known.includes(word)) found.push(`id ${word}`);
    for (const list of main.querySelectorAll('ul, ol, tbody, dl')) {
      if (isShown(list) && list.children.length === 0) found.push(`empty ${list.outerHTML.slice(0, 80)}`);
    }
    for (const figure of main.querySelectorAll('.figure')) {
      if (isShown(figure) && !/\p{L}/u.test(figure.textContent)) found.push(`no unit: ${figure.textContent}`);
    }
    for (const cell of main.querySelectorAll('h1, h2, h3, th, dt, a, button')) {
      if (isShown(cell) && cell.textContent.trim() === '' && !cell.ariaLabel && !cell.querySelector('svg')) {
        found.push(`no words: ${cell.outerHTML.slice(0, 80)}`);
      }
    }
    return found;
  }, [...ids]);

for (const { id } of TRADES) {
  test(`results of ${id} are whole in both languages`, onPage({ width: 360, lang: 'vi' }, async (page, app) => {
    await openFile(page, app, file(business(id), { mode: 'full' }));
    await page.waitForFunction(() => location.hash === '#/ket-qua');
    await page.locator('#main h1', { hasText: /triệu|tỷ|nghìn/ }).waitFor();
    assert.deepEqual(await faults(page, IDS), [], `${id} in Vietnamese`);
    await app.assertFits();
    assert.ok(await page.locator('.results .list > li').count() > 2, 'there is something to do');
    await page.locator('header button[lang=en]').click();
    await page.locator('#main h1', { hasText: /million|billion|thousand/ }).waitFor();
    assert.deepEqual(await faults(page, IDS), [], `${id} in English`);
    await page.goto(`${app.url}#/hoi/check`);
    await page.locator('#main .check').waitFor();
    for (const summary of await page.locator('.check summary:visible').all()) await summary.click();
    assert.deepEqual(await faults(page, IDS), [], `answers of ${id} in English`);
    await app.assertFits();
  }));
}
