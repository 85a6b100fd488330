// Live results: numbers tried on the results page, steps back and forth, scenarios side by side.
// On the ready-made workshop, as a saved assessment.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleDocument, onPage, saved } from './helpers.mjs';

const workshop = exampleDocument('furniture-workshop');
const storage = saved(workshop);

const PRICE = '#try-paid\\.electricity';
const sum = (page) => page.locator('.sum-line b').first().innerText();
const differs = (page, before) =>
  page.waitForFunction((text) => document.querySelector('.sum-line b').innerText !== text, before);
const becomes = (page, text) =>
  page.waitForFunction((wanted) => document.querySelector('.sum-line b').innerText === wanted, text);
/** Names of the measures in their lists, and whether each is on. */
const lists = (page) =>
  page.locator('.list > li:has(input[role=switch])').evaluateAll((rows) =>
    rows.map((row) => `${row.querySelector('a').textContent} ${row.querySelector('input').checked}`));
const number = (text) => Number(text.match(/[\d.,]+/)[0].replaceAll('.', '').replace(',', '.'));

/** Opens the results, waits for the range, unfolds the numbers to try. */
const results = async (page, app) => {
  await app.open('#/ket-qua');
  await page.locator('#main h1:not(.settling) .figure').waitFor();
  await page.locator('.adjust summary').click();
};

test('a dearer kWh makes every saving worth more; quantities stay; the formula names the price', onPage({ lang: 'vi', storage, width: 1280 }, async (page, app) => {
  await results(page, app);
  const [before, heading] = [await sum(page), await page.locator('#main h1').innerText()];
  const rows = await page.locator('#eight ~ .eight > li').allInnerTexts();
  await page.locator(PRICE).fill('4,5 nghìn');
  await differs(page, before);
  assert.ok(number(await sum(page)) > number(before));
  await page.waitForFunction((text) => {
    const title = document.querySelector('#main h1');
    return !title.classList.contains('settling') && title.innerText !== text;
  }, heading);
  await page.waitForFunction((text) => document.querySelector('#ledgers .eight > li').innerText !== text, rows[0]);
  const after = await page.locator('#eight ~ .eight > li').allInnerTexts();
  assert.notEqual(after[0], rows[0], 'money follows');
  assert.equal(after[2].split('\n')[1], rows[2].split('\n')[1], 'energy stays');
  await app.assertAccessible('numbers to try');
  await app.assertFits();
  await page.goto(`${app.url}#/so-nay/stream-cost.electricity`);
  await page.getByText('Giá điện anh/chị đang thử').first().waitFor();
  assert.match(await page.locator('#main').innerText(), /4\.500 đồng\/kWh/);
  await page.goto(`${app.url}#/ket-qua`);
  await page.locator('.adjust summary').click();
  assert.equal(await page.locator(PRICE).inputValue(), '4.500');
  await page.getByRole('button', { name: 'Về số ban đầu: Giá điện' }).click();
  await becomes(page, before);
  const list = await lists(page);
  await page.locator(PRICE).fill('500');
  await differs(page, before);
  assert.notDeepEqual(await lists(page), list, 'what no longer pays leaves its list');
}));

/** Presses what is named (or a key) while it can be seen, and says what has changed when that has been dealt with. */
const firstTurn = async (page, act) => page.evaluate(async (act) => {
  const turn = () => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(0);
  });
  // The headline itself waits for the range.
  const facts = () => document.querySelector('#main .facts').textContent;
  const sum = () => document.querySelector('.sum-line b').textContent;
  const before = [facts(), sum()];
  // The browser has to have seen where things are.
  document.querySelector(act.seen).scrollIntoView({ block: 'center' });
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await turn();
  let changes = 0;
  const count = new MutationObserver((records) => { changes += records.length; });
  count.observe(document.querySelector('#main'), { subtree: true, childList: true, attributes: true, characterData: true });
  if (act.key) document.dispatchEvent(new KeyboardEvent('keydown', { key: act.key, ctrlKey: true, bubbles: true }));
  else document.querySelector(act.seen).click();
  await turn();
  count.disconnect();
  return { changes, facts: facts() !== before[0], sum: sum() !== before[1] };
}, act);

test('what can be seen follows in the same turn, the rest right after it, the title of the page too', onPage({ lang: 'vi', storage, width: 360 }, async (page, app) => {
  await results(page, app);
  /** Whether the page says what it is given; without that, what it says. */
  const says = (wanted) => {
    const text = [...document.querySelectorAll('#main h1, #measures, #ledgers, #main figure, #main .part section')]
      .map((part) => part.innerText).join('\n');
    return wanted ? text === wanted : text;
  };
  await page.locator('#narrows').waitFor();
  const wanted = await page.evaluate(says);
  const settled = async (than) => {
    await page.waitForFunction((old) => {
      const title = document.querySelector('#main h1');
      return title.textContent !== old && !title.classList.contains('settling');
    }, than);
    const heading = (await page.locator('#main h1').textContent()).split(/\s+/).filter(Boolean).join(' ');
    await page.waitForFunction((text) => document.title.startsWith(text), heading);
  };
  const heading = () => page.locator('#main h1').textContent();
  let before = await heading();
  const below = await firstTurn(page, { seen: '.list input[role=switch]' });
  assert.deepEqual([below.sum, below.facts], [true, false], 'the sum is seen beside the switch, the top is not');
  assert.ok(below.changes < 30, `${below.changes} changes before the first paint`);
  await settled(before);
  before = await heading();
  const above = await firstTurn(page, { seen: '#main h1', key: 'z' });
  assert.deepEqual([above.sum, above.facts], [false, true], 'the top is seen, the sum is not');
  assert.ok(above.changes < 30, `${above.changes} changes before the first paint`);
  await settled(before);
  // In the end nothing is left behind.
  await page.waitForFunction(says, wanted);
}));

test('what cannot be read as a price says so and changes nothing', onPage({ lang: 'vi', storage, width: 1280 }, async (page, app) => {
  await results(page, app);
  const before = await sum(page);
  await page.locator(PRICE).fill('đắt lắm');
  await page.locator('.knob .wrong-say:visible').waitFor();
  assert.equal(await page.locator(PRICE).inputValue(), 'đắt lắm');
  assert.equal(await sum(page), before);
  assert.ok(!JSON.stringify(await app.stored()).includes('paid.electricity'));
}));

test('the interest moves the long-term value and is the answer to its question', onPage({ lang: 'vi', storage, width: 1280 }, async (page, app) => {
  await results(page, app);
  const value = async () => {
    await page.goto(`${app.url}#/phuong-an`);
    const all = page.locator('.way').filter({ hasText: 'Làm hết' });
    return all.locator('.facts > div').nth(3).innerText();
  };
  const before = await value();
  await page.goto(`${app.url}#/ket-qua`);
  await page.locator('.adjust summary').click();
  await page.locator('#try-loan_rate').fill('40');
  assert.notEqual(await value(), before, 'NPV follows');
  await page.goto(`${app.url}#/ket-qua`);
  const link = page.locator('.list a[href^="#/giai-phap/"]').first();
  const id = (await link.getAttribute('href')).replace('#/giai-phap/', '');
  await page.goto(`${app.url}#/so-nay/measure-npv.${id}`);
  await page.getByText('lãi suất của anh/chị 40').first().waitFor();
  await page.waitForFunction(() => JSON.stringify({ ...localStorage }).includes('loan_rate'));
}));

test('steps back and forth by button and by key', onPage({ lang: 'en', storage, width: 1280 }, async (page, app) => {
  await results(page, app);
  const before = await sum(page);
  await page.locator(PRICE).fill('3,000');
  await differs(page, before);
  const dearer = await sum(page);
  const first = page.getByRole('switch').first();
  await first.uncheck();
  await differs(page, dearer);
  const off = await sum(page);
  // The focus is on a switch: the key means the page, not a text.
  await page.keyboard.press('Control+z');
  await becomes(page, dearer);
  await page.locator('p[role=status].hide').filter({ hasText: /^Undone: switch of/ }).first().waitFor({ state: 'attached' });
  await page.keyboard.press('Control+Shift+z');
  await becomes(page, off);
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: /^Undo: change of/ }).click();
  await becomes(page, before);
  await page.keyboard.press('Control+y');
  await becomes(page, dearer);
  // In a text field the key belongs to the text.
  await page.locator('#try-budget_now').fill('20 million');
  await page.locator('#try-budget_now').focus();
  const money = await sum(page);
  await page.keyboard.press('Control+z');
  assert.equal(await sum(page), money);
  await app.assertAccessible('after steps');
}));

for (const [lang, name, use, undo] of [
  ['vi', 'Trong số tiền đang có', 'Dùng phương án này', /^Hoàn tác/],
  ['en', 'Within the money at hand', 'Use this scenario', /^Undo/],
]) {
  test(`a scenario is taken and taken back: ${lang}`, onPage({ lang, storage }, async (page, app) => {
    await results(page, app);
    const [before, list] = [await sum(page), await lists(page)];
    await page.locator('#try-budget_now').fill('10000000');
    await page.goto(`${app.url}#/phuong-an`);
    const way = page.locator('.way').filter({ hasText: name });
    await way.waitFor();
    assert.equal(await page.locator('.way').count(), 3);
    await page.waitForFunction(() => [...document.querySelectorAll('.way')].every((w) => /\d+–\d+/.test(w.innerText)));
    await app.assertAccessible('scenarios');
    await app.assertFits();
    await way.getByRole('button', { name: use }).click();
    await page.locator('.way.now').filter({ hasText: name }).waitFor();
    await page.goto(`${app.url}#/ket-qua`);
    await differs(page, before);
    assert.notDeepEqual(await lists(page), list);
    await page.getByRole('button', { name: undo }).first().click();
    await becomes(page, before);
    assert.deepEqual(await lists(page), list);
  }));
}

test('numbers tried are kept with the assessment', onPage({ lang: 'vi', storage, width: 1280 }, async (page, app) => {
  await results(page, app);
  const before = await sum(page);
  await page.locator(PRICE).fill('3500');
  await differs(page, before);
  const dearer = await sum(page);
  await page.waitForFunction(() => JSON.stringify({ ...localStorage }).includes('paid.electricity'));
  await page.reload();
  await app.running();
  await page.locator('.sum-line b').first().waitFor();
  assert.equal(await sum(page), dearer);
}));
