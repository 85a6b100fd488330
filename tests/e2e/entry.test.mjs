// What people type, and what the page says to it: beside the field and in a summary on top.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerUpTo, at, begin, give, goOn } from './answers.mjs';
import { WOOD, file, openFile } from './documents.mjs';
import { onPage } from './helpers.mjs';

const submit = (page) => page.locator('form button[type=submit]').click();

/** Typed → what the sentence must say, in both languages. */
const WRONG = [
  ['abc', /phải là số/, /must be a number/],
  ['-5', /nhỏ hơn 0/, /below 0/],
  ['1e99', /số/, /number/],
  ['', /Hãy ghi một số/, /write a number/],
  ['12.34.567', /dấu chấm, dấu phẩy/, /dots and commas/],
  ['300 kWh', /đồng/, /VND|counted/],
];

for (const [at_, lang] of [[1, 'vi'], [2, 'en']]) {
  test(`impossible entries get a plain sentence (${lang})`, onPage({ lang }, async (page, app) => {
    await begin(page, app);
    await answerUpTo(page, 'S04');
    await at(page, 'S04');
    for (const wrong of WRONG) {
      const [typed, sentence] = [wrong[0], wrong[at_]];
      await page.fill('#revenue_month', typed);
      await submit(page);
      const beside = page.locator('#revenue_month-wrong');
      await beside.waitFor();
      assert.match(await beside.innerText(), sentence, `beside the field for “${typed}”`);
      assert.match(await page.locator('#error-summary').innerText(), sentence);
      const focused = await page.evaluate(() => document.activeElement?.id);
      assert.equal(focused, 'error-summary', 'the focus moves to the summary');
      assert.equal(await page.inputValue('#revenue_month'), typed, 'what was typed stays');
      assert.equal(await page.locator('#revenue_month').getAttribute('aria-invalid'), 'true');
    }
    await page.locator('#error-summary a').click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'revenue_month');
    assert.match(page.url(), /#\/hoi\/S04$/, 'a link of the summary is no change of page');
    await page.fill('#revenue_month', '420000000');
    await goOn(page);
    await at(page, 'S05');
  }));
}

const UNDERSTOOD = [
  ['2600000', '2.600.000 đồng = 2,6 triệu đồng'],
  ['2.600.000', '2.600.000 đồng = 2,6 triệu đồng'],
  ['2,6 triệu', '2.600.000 đồng = 2,6 triệu đồng'],
  ['2tr6', '2.600.000 đồng = 2,6 triệu đồng'],
  ['2600k', '2.600.000 đồng = 2,6 triệu đồng'],
  ['Tổng: 2.600.000 đ', '2.600.000 đồng = 2,6 triệu đồng'],
];

test('money is understood as people write it, and said back', onPage({ lang: 'vi' }, async (page, app) => {
  await begin(page, app);
  await answerUpTo(page, 'S07');
  await at(page, 'S07');
  for (const [typed, echo] of UNDERSTOOD) {
    await page.fill('#elec_bill_month', typed);
    await page.locator('#elec_bill_month-echo', { hasText: echo }).waitFor();
  }
  await page.fill('#elec_bill_month', '2–3 triệu');
  await page.locator('#elec_bill_month-echo', { hasText: '2.500.000' }).waitFor();
}));

test('a number that can be read two ways is asked back', onPage({ lang: 'vi' }, async (page, app) => {
  await begin(page, app);
  await answerUpTo(page, 'S08');
  await at(page, 'S08');
  await give(page, ['fuel_types-lpg']);
  await page.fill('#lpg_kg_month', '2.600');
  await submit(page);
  const ask = page.locator('#lpg_kg_month-ask .ask');
  assert.match(await ask.innerText(), /2\.600 kg/);
  await ask.getByRole('button', { name: /^2,6 kg/ }).click();
  assert.equal(await page.inputValue('#lpg_kg_month'), '2,6');
  await page.locator('#error-summary').waitFor({ state: 'hidden' });
  await goOn(page);
  await at(page, 'S09');
}));

test('an odd number is asked about once and never blocks', onPage({ lang: 'vi' }, async (page, app) => {
  await begin(page, app);
  await answerUpTo(page, 'S07');
  await at(page, 'S07');
  await give(page, [['elec_bill_month', '14tr4'], ['elec_kwh_month', '1.610']]);
  await submit(page);
  const ask = page.locator('.ask:visible');
  assert.match(await ask.innerText(), /8\.944 đồng/);
  await ask.getByRole('button', { name: 'Sửa lại' }).click();
  assert.match(await page.evaluate(() => document.activeElement?.id), /^elec_/);
  await ask.getByRole('button', { name: 'Đúng rồi' }).click();
  await page.locator('.ask:visible').waitFor({ state: 'detached' });
  await submit(page);
  await at(page, 'S08');
  await page.goto(`${app.url}#/hoi/check`);
  await page.locator('.reason:visible').filter({ hasText: 'xác nhận' }).first().waitFor();
}));

test('an impossible combination is refused', onPage({ lang: 'vi' }, async (page, app) => {
  await begin(page, app);
  await answerUpTo(page, 'S07');
  await at(page, 'S07');
  await give(page, [['elec_bill_month', '14tr4'], ['elec_kwh_month', '500']]);
  await submit(page);
  await page.locator('#error-summary').waitFor();
  await page.fill('#elec_kwh_month', '6100');
  await goOn(page);
  await at(page, 'S08');
}));

test('“don’t know” takes the place of a number and gives it back', onPage({ lang: 'vi' }, async (page, app) => {
  await begin(page, app);
  await answerUpTo(page, 'S04');
  await at(page, 'S04');
  await page.fill('#revenue_month', '42 củ khoai');
  await page.locator('#revenue_month-dk').check();
  assert.equal(await page.inputValue('#revenue_month'), '42 củ khoai', 'what was typed stays');
  await page.fill('#revenue_month', '420 triệu');
  assert.equal(await page.locator('#revenue_month-dk').isChecked(), false);
  await page.locator('#revenue_month-dk').check();
  await goOn(page);
  await at(page, 'S05');
}));

test('“does not apply” is offered where it may be so, and stays where a file holds it', onPage({ lang: 'vi' }, async (page, app) => {
  const text = JSON.parse(file({ ...WOOD, workers: null }));
  text.answers.workers.value = 'not_relevant';
  await openFile(page, app, JSON.stringify(text));
  const offered = async (route, id) => {
    await app.open(route);
    return page.locator(`#${id}-na`).count();
  };
  assert.equal(await offered('#/hoi/S02', 'location_type'), 0, 'every business is somewhere');
  assert.equal(await offered('#/hoi/S07', 'elec_bill_month'), 1, 'a stall may pay for power with its rent');
  assert.equal(await offered('#/hoi/S03', 'workers'), 1, 'what was answered is shown');
  assert.ok(await page.locator('#workers-na').isChecked());
  await page.fill('#workers', '12');
  await goOn(page);
  assert.equal(await offered('#/hoi/S03', 'workers'), 0, 'but not offered again');
  assert.equal(await page.inputValue('#workers'), '12');
}));

test('“none” excludes the others', onPage({ lang: 'vi' }, async (page, app) => {
  await begin(page, app);
  await answerUpTo(page, 'S08');
  await at(page, 'S08');
  await give(page, ['fuel_types-lpg', 'fuel_types-diesel']);
  await page.locator('#diesel_l_month').waitFor();
  await give(page, ['fuel_types-none']);
  assert.equal(await page.locator('#fuel_types-lpg').isChecked(), false);
  await page.locator('#diesel_l_month').waitFor({ state: 'detached' });
  await give(page, ['fuel_types-coal']);
  assert.equal(await page.locator('#fuel_types-none').isChecked(), false);
}));
