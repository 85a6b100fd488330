// Faults of the framework that the pages keep clear of (the rules for their text are the build tool's,
// `xtask/src/test/framework.rs`): parts that come and go, lists that grow and shrink, fields that are
// refused what is typed. A new release of the framework is judged by these.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at } from './answers.mjs';
import { exampleDocument, keptDocument, onPage, saved } from './helpers.mjs';
import { ROUTES, STORAGE, visit } from './routes.mjs';

const full = { ...exampleDocument('furniture-workshop'), id: 'full', mode: 'full' };
const cell = (page, id) => page.locator(`[id="${id}"]`);


/** Opens the table of bills on its page. */
const bills = async (page, app) => {
  await app.open('#/hoi/S07');
  await at(page, 'S07');
  await page.locator('#ways-elec_bills summary').click();
  await cell(page, 'elec_bills.1.kwh').waitFor();
};

test('parts that come and go beside each other never stop the program', onPage({ lang: 'vi', storage: STORAGE }, async (page, app) => {
  await app.open('#/ket-qua');
  // From every address to every third one, forwards and backwards, with notices above them coming and going.
  for (const step of [1, 3]) {
    for (let n = 0; n < ROUTES.length; n += 1) {
      await visit(page, app, ROUTES[(n * step) % ROUTES.length]);
      if (n % 5 === 0) await page.evaluate(() => dispatchEvent(new Event(navigator.onLine ? 'offline' : 'online')));
      if (n % 7 === 0) await page.getByRole('button', { name: /^(English|Tiếng Việt)$/ }).first().click();
    }
  }
  for (let n = 0; n < 8; n += 1) await page.goBack();
  await page.locator('#app h1:not([data-waiting])').first().waitFor();
  assert.ok(await page.locator('#recovery').isHidden());
}));

test('what is typed stays in its row while the list grows and shrinks', onPage({ lang: 'vi', width: 1280, storage: saved(full) }, async (page, app) => {
  await bills(page, app);
  const rows = () => page.locator('[id^="elec_bills."][id$=".kwh"]').evaluateAll((all) => all.map((one) => one.value));
  const typed = ['5100', 'năm nghìn', '5300'];
  for (const [n, text] of typed.entries()) await cell(page, `elec_bills.${n + 1}.kwh`).fill(text);
  const marked = await cell(page, 'elec_bills.2.kwh').evaluateHandle((field) => field);
  const before = (await rows()).length;
  await page.locator('[id="elec_bills-add"]').click();
  await page.waitForFunction((count) => document.querySelectorAll('[id^="elec_bills."][id$=".kwh"]').length > count, before);
  assert.deepEqual((await rows()).slice(0, 3), typed);
  assert.ok((await rows()).slice(3).every((text) => text === ''), 'new rows are empty');
  assert.equal(await marked.evaluate((field) => field.isConnected && field.id), 'elec_bills.2.kwh', 'it is still the same field');
  // Typing into the last row brings a new one, and does not move the focus on to nothing.
  const count = (await rows()).length;
  await cell(page, `elec_bills.${count}.kwh`).focus();
  await page.keyboard.type('5900', { delay: 30 });
  await page.waitForFunction((old) => document.querySelectorAll('[id^="elec_bills."][id$=".kwh"]').length > old, count);
  await page.keyboard.type('1');
  assert.equal(await cell(page, `elec_bills.${count}.kwh`).inputValue(), '59001');
  // The first one goes: every other text moves up with what belongs to it.
  await cell(page, 'elec_bills.1.money').fill('11 triệu');
  await cell(page, 'elec_bills.2.money').fill('12 triệu');
  await page.getByRole('button', { name: 'Bỏ Hóa đơn 1', exact: true }).click();
  await page.waitForFunction((text) => document.getElementById('elec_bills.1.kwh').value === text, typed[1]);
  assert.deepEqual((await rows()).slice(0, 3), [...typed.slice(1), '']);
  assert.equal(await cell(page, 'elec_bills.1.money').inputValue(), '12 triệu');
  assert.equal(await cell(page, 'elec_bills.2.money').inputValue(), '');
}));

test('a list in another order keeps what is open and where the focus is', onPage({ lang: 'vi', width: 1280, storage: STORAGE }, async (page, app) => {
  await app.open('#/ke-hoach');
  const down = page.locator('.list.plan .mover[id^=down]').first();
  const id = await down.getAttribute('id');
  const status = page.locator(`#${id.replace('down', 'status')}`);
  const field = await status.evaluateHandle((select) => select);
  await down.focus();
  await page.keyboard.press('Enter');
  await keptDocument(page, (document) => `down-${document.plan?.steps?.[1]?.measure}` === id);
  await page.waitForFunction((which) => document.querySelectorAll('.list.plan .mover[id^=down]')[1].id === which, id);
  assert.equal(await page.evaluate(() => document.activeElement.id), id);
  assert.equal(await field.evaluate((select) => select.isConnected && select.id), id.replace('down', 'status'), 'the row itself has moved');
}));

test('a field shows what was typed, whatever becomes of it', onPage({ lang: 'vi', storage: STORAGE }, async (page, app) => {
  await app.open('#/hoi/S04/sua');
  await at(page, 'S04/sua');
  const field = page.locator('#revenue_month');
  await field.fill('');
  let sofar = '';
  // Numbers, letters, signs that no number has, and too many digits: the box and what is kept agree at each step.
  for (const letter of '12a,.3-e9 999999999999999999') {
    await page.keyboard.type(letter);
    sofar += letter;
    assert.equal(await field.inputValue(), sofar);
  }
  await keptDocument(page, (document) => document.answers.revenue_month?.raw === sofar);
  await page.reload();
  await app.running();
  await at(page, 'S04/sua');
  assert.equal(await field.inputValue(), sofar, 'and after another start');
}));
