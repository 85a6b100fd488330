// Whoever prints right away gets what stands in the end: figures still being worked out and parts of a
// page that follow a change later are waited for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleDocument, onPage, saved } from './helpers.mjs';

const storage = saved(exampleDocument('furniture-workshop'));

/** Keeps what the page says when it is printed, instead of printing it. */
const paper = async (page) => {
  await page.addInitScript(() => {
    window.prints = 0;
    window.print = () => {
      window.prints += 1;
      window.printed = document.querySelector('#main').textContent;
    };
  });
  return async () => {
    await page.waitForFunction(() => window.printed);
    return page.evaluate(() => window.printed);
  };
};

test('the sheet for the bank is printed when its ranges are there', onPage({ lang: 'vi', storage, width: 1280 }, async (page, app) => {
  const printed = await paper(page);
  await app.open('#/bao-cao/ngan-hang');
  const busy = await page.evaluate(() => {
    const sheet = document.querySelector('article.sheet');
    const isBusy = sheet.getAttribute('aria-busy') === 'true';
    // Twice, as whoever waits does.
    document.querySelector('#main button.btn').click();
    document.querySelector('#main button.btn').click();
    return isBusy;
  });
  assert.ok(busy, 'the ranges are not there yet');
  const text = await printed();
  await page.locator('article.sheet[aria-busy=false]').waitFor();
  const cells = await page.locator('article.sheet td').allTextContents();
  assert.ok(cells.length > 100 && !cells.includes('…'));
  assert.equal(text, await page.locator('#main').textContent());
  assert.equal(await page.evaluate(() => window.prints), 1);
}));

test('results are printed with what follows a switch later', onPage({ lang: 'en', storage, width: 1280 }, async (page, app) => {
  const printed = await paper(page);
  await app.open('#/ket-qua');
  await page.locator('#main h1:not(.settling) .figure').waitFor();
  // The pictures are out of sight, the last of them follows last.
  const pictures = () => [...document.querySelectorAll('#main .pictures svg, #main .chain')].map((one) => one.parentElement.textContent);
  const before = await page.evaluate(pictures);
  await page.evaluate((print) => {
    document.querySelector('.list input[role=switch]').click();
    [...document.querySelectorAll('#main button')].find((button) => button.textContent.trim() === print).click();
  }, 'Print the results');
  const paperText = await printed();
  await page.waitForFunction((old) => document.querySelector('#main .pictures svg').parentElement.textContent !== old, before[0]);
  const after = await page.evaluate(pictures);
  assert.notDeepEqual(after, before);
  for (const text of after) assert.ok(paperText.includes(text), text.slice(0, 80));
}));
