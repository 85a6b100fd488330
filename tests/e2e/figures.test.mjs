// No number that is none reaches a page: businesses as odd as they come – nothing used, no money known,
// nothing known, one number out of all proportion, nothing done yet – on every page that shows figures.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { QUESTIONS, WOOD, business, file } from './documents.mjs';
import { onPage, saved } from './helpers.mjs';
import { FIGURE_ROUTES, visit } from './routes.mjs';

const SCALED = QUESTIONS.questions.filter((q) => !['choice', 'number'].includes(q.type)).map((q) => q.id);
const all = (answer) => Object.fromEntries(SCALED.map((id) => [id, answer]));
/** Every number of a business changed, all else left. */
const numbers = (given, change) =>
  Object.fromEntries(Object.entries(given).map(([id, value]) => [id, typeof value === 'number' ? change(id, value) : value]));
const only = (given, ids) => Object.fromEntries(Object.entries(given).filter(([id]) => ids.includes(id)));

const FULL = business('wood_furniture');
const MONEY = QUESTIONS.profile.filter((p) => p.type === 'money').map((p) => p.id);
const BUSINESSES = {
  'nothing used': { ...numbers(FULL, () => 0), ...all('no') },
  'no money known': { ...FULL, ...all('partly'), ...Object.fromEntries(MONEY.map((id) => [id, null])) },
  'nothing known': { ...numbers(FULL, () => null), ...all('dk') },
  'one number out of all proportion': { ...FULL, ...all('no'), elec_kwh_month: 9e14 },
  'a millionth of everything': { ...numbers(FULL, (_, value) => value * 1e-6), ...all('no') },
  'nothing done yet': { ...WOOD, ...all('no') },
  'all done': { ...WOOD, ...all('yes') },
  'only the trade': only(WOOD, ['sector']),
};

/** So many of the derivations and measures that the results lead to. */
const LINKED = 6;

/** Runs in the page: what reads like no number, and where. */
const oddities = () => {
  const found = [];
  const word = /NaN|Infinity|undefined|(?<![\p{L}\d])[-−]?inf(?![\p{L}\d])/u;
  // Minus nothing; a dash where a number belongs before its unit; a number in powers of ten, which the code
  // of a catalogue (eight signs) may look like.
  const text = /(?<![\d\p{L}.,])[-−]0(?:[.,]0+)?(?![\d.,]*\d)|(?<![\d\p{L}]\s?)–\s?(?:đồng|VND|triệu|million|kWh|m³|kg|%)|(?<![\p{L}\d.,])(?![\da-f]{8}(?![\p{L}\d]))\d+(?:[.,]\d+)?[eE][+-]?\d/u;
  const note = (what, part) => found.push(`${part.localName}${part.className ? `.${part.className.baseVal ?? part.className}` : ''}: ${what.replace(/\s+/g, ' ').trim().slice(0, 120)}`);
  if (word.test(document.title)) note(document.title, document.head);
  for (const part of document.querySelectorAll('#app, #app *')) {
    for (const { name, value } of part.attributes) if (word.test(value)) note(`${name}="${value}"`, part);
    if (typeof part.value === 'string' && word.test(part.value)) note(part.value, part);
    // A text is read as it stands between two ends of a line, however it is cut into pieces.
    const own = [...part.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (own && (word.test(part.textContent) || text.test(part.textContent))) note(part.textContent, part);
  }
  return found;
};

test('what these tests look for is found where it stands', onPage({ lang: 'vi' }, async (page, app) => {
  await app.open();
  assert.deepEqual(await page.evaluate(oddities), []);
  const put = (text, name) => page.evaluate(([inner, attribute]) => {
    const part = document.createElement('p');
    part.id = 'odd';
    if (attribute) part.setAttribute(attribute, inner);
    else part.textContent = inner;
    document.querySelector('#odd')?.remove();
    document.querySelector('#main').append(part);
  }, [text, name]);
  for (const text of ['NaN kWh', 'còn −0 kg', '−0,0 %', 'Infinity', '– đồng', '1.5e21 VND', '2e-7 kg', '-inf', 'undefined']) {
    await put(text);
    assert.equal((await page.evaluate(oddities)).length, 1, text);
  }
  for (const text of ['10–20 đồng', '−0,5 %', '10–0', 'thông tin', 'info', '2026-01', '–', '−1', 'mã d4c68e74', 'mã 68e74123']) {
    await put(text);
    assert.deepEqual(await page.evaluate(oddities), [], text);
  }
  await put('M0,NaN', 'd');
  assert.equal((await page.evaluate(oddities)).length, 1, 'in a drawing');
}));

for (const [name, given] of Object.entries(BUSINESSES)) {
  const storage = saved({ ...JSON.parse(file(given, { mode: 'full' })), id: 'odd' });
  test(`only numbers on every page: ${name}`, onPage({ lang: 'vi', storage, width: 1280 }, async (page, app) => {
    await app.open('#/ket-qua');
    await page.waitForFunction(() => !document.querySelector('#main .settling'));
    const links = await page.locator('#main a[href^="#/so-nay/"], #main a[href^="#/giai-phap/"]').evaluateAll((parts) => parts.map((part) => part.getAttribute('href')));
    const some = ['#/so-nay/', '#/giai-phap/'].flatMap((kind) => [...new Set(links)].filter((link) => link.startsWith(kind)).slice(0, LINKED));
    for (const lang of ['vi', 'en']) {
      if (lang === 'en') await page.getByRole('button', { name: 'English' }).click();
      await page.locator(`html[lang=${lang}]`).waitFor({ state: 'attached' });
      for (const route of [...FIGURE_ROUTES, ...some]) {
        await visit(page, app, route);
        // Ranges follow the first figures.
        await page.waitForFunction(() => !document.querySelector('#main .settling'));
        assert.deepEqual(await page.evaluate(oddities), [], `${route} (${lang})`);
      }
    }
  }));
}
