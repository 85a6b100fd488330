// The one answer that narrows the range, what lies beyond the gate, yardsticks of the trade, credit.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goOn } from './answers.mjs';
import { exampleDocument, onPage, saved } from './helpers.mjs';

const example = (name, change = () => {}) => {
  const document = exampleDocument(name);
  change(document.answers);
  return saved(document);
};
const unknownLoss = (answers) => {
  answers.material1_loss_pct = { value: 'unknown' };
};

/** Opens the results and waits for the range and for the panel. */
const results = async (page, app) => {
  await app.open('#/ket-qua');
  await page.locator('#main h1:not(.settling) .figure').waitFor();
  await page.locator('.narrows #narrows').waitFor();
};
const headline = async (page) =>
  (await page.locator('#main h1 .figure').innerText()).replaceAll('\n', ' ').trim();
const numbers = (text) => text.match(/\d[\d.,]*/g).map((n) => Number(n.replaceAll(',', '.')));

// The owner says what the trade loses anyway: the figures stay, only their range narrows.
const CASES = [
  ['furniture-workshop', 'vi', '30', 'Một câu trả lời làm hẹp khoảng nhất', 'Ghi số này'],
  ['metal-workshop', 'en', '15', 'The one answer that would narrow this most', null],
];
for (const [name, lang, loss, title, button] of CASES) {
  test(`the one answer: ${name}, ${lang}: its button goes there, answering it gives the promised range`, onPage({ lang, width: 1280, storage: example(name, unknownLoss) }, async (page, app) => {
    await results(page, app);
    assert.equal(await page.locator('#narrows').innerText(), title);
    const [low, high] = numbers(await headline(page));
    const picture = await page.locator('.narrows svg').first().getAttribute('aria-label');
    const [nowLow, nowHigh, thenLow, thenHigh] = numbers(picture);
    assert.deepEqual([nowLow, nowHigh], [low, high], 'the panel starts from the range that is shown');
    assert.ok(thenHigh - thenLow < nowHigh - nowLow, picture);

    const go = page.locator('.narrows .btn').first();
    if (button) assert.equal(await go.innerText(), button);
    await go.click();
    await page.locator('#material1_loss_pct').waitFor();
    await page.fill('#material1_loss_pct', loss);
    await goOn(page);
    await page.evaluate(() => { location.hash = '#/ket-qua'; });
    await page.locator('#main h1:not(.settling) .figure').waitFor();
    assert.deepEqual(numbers(await headline(page)), [thenLow, thenHigh], 'as promised');
  }));
}

test('beyond the gate: a line of its own, opened with factors and sources, never in the ledger', onPage({ lang: 'vi', width: 1280, storage: example('carton-packaging') }, async (page, app) => {
  await results(page, app);
  assert.equal(await page.locator('#eight ~ .eight > li').count(), 8, 'still eight ledgers');
  const gas = await page.locator('#eight ~ .eight > li').nth(7).innerText();
  const beyond = page.locator('.beyond');
  const [tonnes] = numbers(await beyond.locator('a.why').innerText());
  assert.ok(tonnes > 1, `${tonnes} t`);
  assert.ok(!numbers(gas).includes(tonnes), gas);
  assert.match(await beyond.innerText(), /không cộng vào sổ khí nhà kính/);
  await beyond.locator('a.why').click();
  await page.waitForFunction(() => document.querySelector('#main h1')?.innerText.endsWith('tính thế nào?'));
  await page.getByText('Nguồn:').first().waitFor();
  const working = await page.locator('#main').innerText();
  assert.match(working, /1,28\d* .*kg/s, 'the factor of paper per kilogram');
  assert.match(working, /defra|DESNZ|government/i, 'its source');
  // The ledger of the business knows nothing of it.
  await app.open('#/so-nay/package-co2e');
  assert.doesNotMatch(await page.locator('#main').innerText(), /1,288/);
}));

test('beyond the gate: what is known in money only is left out and said', onPage({ lang: 'en', width: 1280, storage: example('furniture-workshop') }, async (page, app) => {
  await results(page, app);
  assert.match(await page.locator('.beyond').innerText(), /Sawn wood: not counted, only its cost is known/);
}));

for (const [lang, usual, source] of [['vi', /thường gặp/, /Nguồn:/], ['en', /typical/, /Source:/]]) {
  test(`yardstick of the trade: now and after on a bar that names its source, ${lang}`, onPage({ lang, width: 1280, storage: example('rice-noodle-household') }, async (page, app) => {
    await results(page, app);
    const rows = page.locator('.yardsticks > li');
    assert.ok((await rows.count()) >= 2);
    await rows.first().locator('.sources .note').first().waitFor();
    for (const row of await rows.all()) {
      const text = await row.innerText();
      assert.match(text, /→/);
      assert.match(text, usual);
      assert.match(text, lang === 'vi' ? /Nguồn:|chưa tìm được nguồn/ : /Source:|without a published source/);
      assert.match(await row.locator('svg').getAttribute('aria-label'), usual);
    }
    assert.match(await rows.first().innerText(), source);
  }));
}

test('credit for what is done stands beside what is possible, outside the total', onPage({ lang: 'vi', width: 1280, storage: example('carton-packaging') }, async (page, app) => {
  await results(page, app);
  const total = await page.locator('.sum-line b').first().innerText();
  const credit = page.locator('section[aria-labelledby="credit"]');
  assert.match(await credit.innerText(), /Anh\/chị đã làm \d+ việc.*triệu đồng/s);
  await credit.locator('summary').click();
  assert.ok((await credit.locator('tbody tr').count()) > 0);
  assert.equal(await page.locator('.sum-line b').first().innerText(), total);
}));

test('the line of the city can be chosen by its year', onPage({ lang: 'vi', width: 360, storage: example('furniture-workshop') }, async (page, app) => {
  await results(page, app);
  const years = page.locator('.years');
  const before = await years.locator('p').innerText();
  await years.getByLabel('2024').check();
  await page.waitForFunction((t) => document.querySelector('.years p').innerText !== t, before);
  assert.match(await years.locator('p').innerText(), /2024.*3,5%.*đạt/);
}));

for (const [width, theme, lang, name] of [[360, 'light', 'vi', 'rice-noodle-household'], [360, 'dark', 'en', 'carton-packaging'], [1280, 'dark', 'vi', 'metal-workshop'], [1920, 'light', 'en', 'furniture-workshop']]) {
  test(`yardsticks are accessible and fit: ${width} px, ${theme}, ${lang}`, onPage({ width, theme, lang, storage: example(name) }, async (page, app) => {
    await results(page, app);
    await app.assertFits();
    await app.assertAccessible(`${name} ${width}`);
  }));
}
