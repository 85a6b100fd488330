// Language of parts (WCAG 3.1.2): whatever stands on a page in another language than the page says so.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onPage } from './helpers.mjs';
import { ROUTES, STORAGE, visit } from './routes.mjs';

/**
 * Texts of four words and more that are not in the language they are marked with: small words with
 * Vietnamese letters tell the one, small words of English the other. Names do not count.
 */
const mistaken = () => {
  const found = [];
  const texts = document.createTreeWalker(document.querySelector('#app'), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    const words = data.split(/\s+/).filter((word) => /\p{L}/u.test(word));
    if (words.length < 4) continue;
    const { lang } = parentElement.closest('[lang]');
    const count = (pattern) => words.filter((word) => pattern.test(word)).length;
    const isVietnamese = count(/^\p{Ll}*[^\x00-\x7f\p{P}\d]\p{Ll}*$/u) >= Math.max(3, 0.3 * words.length);
    const isEnglish = count(/^(the|of|and|for|with|from|in|on|by|to|a|is|are)$/i) >= 0.15 * words.length;
    const said = isVietnamese ? 'vi' : isEnglish && count(/[^\x00-\x7f]/) < 0.3 * words.length ? 'en' : lang;
    if (said !== lang) found.push(`${data.trim().slice(0, 60)}: marked ${lang}, written in ${said}`);
  }
  return found;
};

for (const lang of ['vi', 'en']) {
  test(`what is written in another language is marked (${lang})`, onPage({ lang, width: 1280, storage: STORAGE }, async (page, app) => {
    await app.open('#/ket-qua');
    const found = [];
    let marked = 0;
    for (const route of ROUTES) {
      await visit(page, app, route);
      for (const line of await page.evaluate(mistaken)) found.push(`${route}: ${line}`);
      marked += await page.locator(`#main [lang]:not([lang=${lang}])`).count();
    }
    assert.deepEqual(found, []);
    assert.ok(marked > 100, `${marked} parts in the other language`);
  }));

  test(`each language is named in itself, numbers of laws are Vietnamese (${lang})`, onPage({ lang }, async (page, app) => {
    await app.open('#/cai-dat');
    for (const [text, code] of [['Tiếng Việt', 'vi'], ['English', 'en']]) {
      const label = page.locator('#main label', { hasText: text });
      assert.equal(await label.evaluate((part) => part.closest('[lang]').lang), code);
    }
    await visit(page, app, '#/thu-vien/luat');
    const numbers = page.locator('.laws .note > span[lang=vi]').first();
    await numbers.waitFor();
    assert.match(await numbers.innerText(), /\d+\/.*(QĐ|NĐ|TT|CP)/);
  }));
}
