// The full assessment: two depths in one file, tables, what figures rest on, splits, a closer look.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WORKSHOP, answerUpTo, at, begin, give, goOn, heading, slug } from './answers.mjs';
import { WOOD, file, openFile } from './documents.mjs';
import { onPage } from './helpers.mjs';

const SHOP = {
  ...WORKSHOP,
  S01: ['sector-retail_shop'],
  S02: ['location_type-residential'],
  S06: ['equipment-open_display', 'equipment-aircon'],
  S10: [['material1_spend_month', '112 triệu'], 'material1_name-goods'],
  S11: [['material1_loss_pct', '4']],
};
const GARAGE = {
  ...WORKSHOP,
  S01: ['sector-repair_service'],
  S02: ['location_type-residential'],
  S05: ['product_unit-customer', ['output_month', '125']],
  S06: ['equipment-compressor', 'equipment-welding'],
  S10: [['material1_spend_month', '60 triệu'], 'material1_name-parts'],
  S11: [['material1_loss_pct', '5']],
};

/** Gives every question of a page some answer: numbers only where nothing else is asked. */
const answerPage = async (page, known, name, turn) => {
  if (known[name]) {
    await give(page, known[name]);
    return;
  }
  const sets = await page.locator('form fieldset').all();
  for (const set of sets) {
    const rows = set.locator('input:visible');
    if (await rows.count() === 0 || await set.locator('input:checked').count() > 0) continue;
    await rows.nth(turn % Math.min(3, await rows.count())).check();
  }
  if (sets.length === 0 && !/^S\d\d$/.test(name)) await page.fill(`#${name}`, '300');
};

/** From the open page to the check page; returns the pages seen. */
const wholeWay = async (page, known) => {
  const seen = [];
  for (;;) {
    const name = await slug(page);
    await at(page, name);
    if (name === 'check') return seen;
    assert.ok(!seen.includes(name), `${name} is asked twice`);
    seen.push(name);
    if (name === 'first') {
      await page.locator('#main .acts a.btn, #main a.more').first().click();
    } else {
      await answerPage(page, known, name, seen.length);
      await goOn(page);
    }
    await page.waitForFunction((from) => location.hash !== `#/hoi/${from}`, name);
  }
};

const asks = (seen) => seen.filter((name) => name !== 'first').length;

const TRADES = [['production', WORKSHOP], ['retail', SHOP], ['services', GARAGE]];
for (const [trade, known, lang] of TRADES.flatMap(([trade, known]) => [[trade, known, 'vi'], [trade, known, 'en']])) {
  test(`a whole assessment of ${trade}, quick, then the rest in full, ${lang}`, onPage({ lang }, async (page, app) => {
    await begin(page, app);
    const quick = await wholeWay(page, known);
    assert.ok(asks(quick) <= 25, `${asks(quick)} questions`);
    if (trade === 'retail') assert.ok(quick.includes('ps_bags'), 'sellers are asked about bags');
    // The services go on in the other language.
    if (trade === 'services') await page.locator('header button[lang]').click();
    await page.locator('#go-full').click();
    await page.waitForFunction(() => location.hash !== '#/hoi/check');
    const full = await wholeWay(page, {});
    const again = full.filter((name) => quick.includes(name) && !/^S\d\d$/.test(name) && name !== 'first');
    assert.deepEqual(again, [], 'no habit is asked twice');
    assert.ok(full.filter((name) => !/^S\d\d$|first|awareness/.test(name)).length <= 36);
    await page.locator('#main .acts a.btn').first().click();
    await page.locator('#main h1 .figure').waitFor();
  }));
}

test('begun in full from the start page, in English', onPage({ lang: 'en' }, async (page, app) => {
  await app.open();
  await page.locator('#begin-full').click();
  await at(page, 'S00');
  assert.match(await page.locator('.where').innerText(), /about (1\d|2\d) min left/);
  await page.locator('#main_goal-save_now').check();
  await goOn(page);
  await at(page, 'S01');
  await page.locator('#sector-textile_garment').check();
  await page.locator('#subtrades-dyeing').check();
  assert.equal(await page.locator('#subtrades-casting').count(), 0, 'no work of another trade');
}));

test('going deeper and back half-way keeps every answer and asks nothing twice', onPage({ lang: 'vi' }, async (page, app) => {
  await begin(page, app);
  await answerUpTo(page, 'S08');
  await at(page, 'S08');
  await page.locator('#go-full').click();
  await at(page, 'S00');
  await page.goto(`${app.url}#/hoi/S07`);
  await at(page, 'S07');
  assert.equal(await page.inputValue('#elec_bill_month'), '14tr4');
  await page.locator('#tariff_group-production').check();
  await page.locator('#go-quick').click();
  await page.locator('#go-full').waitFor();
  assert.equal(await page.locator('#tariff_group-production').count(), 0);
  await page.locator('#go-full').click();
  await page.waitForFunction(() => location.hash !== '#/hoi/S07');
  await page.goto(`${app.url}#/hoi/S07`);
  assert.ok(await page.locator('#tariff_group-production').isChecked(), 'what only the full set asks is kept');
}));

/** Puts a text into a field the way the clipboard does. */
const paste = (page, id, text) =>
  page.evaluate(([to, what]) => {
    const data = new DataTransfer();
    data.setData('text', what);
    const field = document.getElementById(to);
    field.focus();
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, [id, text]);

const cell = (page, id) => page.locator(`[id="${id}"]`);

test('a year of bills is pasted, mended, shortened and brought back', onPage({ lang: 'vi' }, async (page, app) => {
  await openFile(page, app, file(WOOD, { mode: 'full', page: 'S07' }));
  await at(page, 'S07');
  await page.locator('#ways-elec_bills summary').click();
  await page.locator('[id="elec_bills.1.kwh"]').waitFor();
  const sheet = ['Tháng\tkWh\tTiền', ...Array.from({ length: 12 }, (_, n) => `T${n + 1}\t${5000 + n * 100}\t${12 + n / 10} triệu`.replace(/\.(?=\d triệu)/, ','))];
  sheet[5] = 'T5\tmất\t12,4 triệu';
  await paste(page, 'elec_bills.1.kwh', sheet.join('\r\n'));
  await page.locator('[role=status]', { hasText: 'Đã dán 12 dòng' }).waitFor();
  await page.locator('[role=status]', { hasText: 'Hóa đơn 5 “mất”' }).waitFor();
  assert.equal(await cell(page, 'elec_bills.5.kwh').inputValue(), 'mất', 'kept as pasted');
  assert.equal(await cell(page, 'elec_bills.12.kwh').inputValue(), '6100');
  assert.match(await page.locator('#elec_bills-total').innerText(), /Đã ghi 12 tháng/);
  await page.locator('#basis', { hasText: 'hóa đơn nhiều tháng' }).waitFor();
  await app.assertFits();
  await page.locator('#go-on').click();
  await page.locator('#error-summary a', { hasText: 'Hóa đơn 5' }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'elec_bills.5.kwh');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('5400');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'elec_bills.5.money');
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'elec_bills.6.money');
  await page.getByRole('button', { name: 'Bỏ Hóa đơn 1', exact: true }).click();
  assert.equal(await cell(page, 'elec_bills.1.kwh').inputValue(), '5100');
  assert.match(await page.locator('#elec_bills-total').innerText(), /Đã ghi 11 tháng/);
  await page.getByRole('button', { name: 'Lấy lại như trước' }).click();
  assert.equal(await cell(page, 'elec_bills.1.kwh').inputValue(), '5000');
  await app.assertAccessible('a table of bills');
}));

test('what a figure rests on follows the typing', onPage({ lang: 'vi' }, async (page, app) => {
  const { elec_kwh_month: _, ...money } = WOOD;
  await openFile(page, app, file(money, { page: 'S07' }));
  await at(page, 'S07');
  const basis = page.locator('#basis');
  assert.match(await basis.innerText(), /Điện: .* kWh một năm, tính từ tiền/);
  assert.match(await basis.innerText(), /C/);
  await page.fill('#elec_kwh_month', '6100');
  await page.locator('#basis', { hasText: 'có cả tiền và lượng' }).waitFor();
  await page.locator('#elec_bill_month-dk').check();
  await page.locator('#elec_kwh_month-dk').check();
  await page.locator('#basis', { hasText: 'chưa nằm trong kết quả' }).waitFor();
}));

test('a changed answer says which questions come and go', onPage({ lang: 'vi' }, async (page, app) => {
  await openFile(page, app, file({ ...WOOD, fuel_types: ['coal'], coal_kg_month: 300 }, { page: 'S08' }));
  await at(page, 'S08');
  await page.locator('#fuel_types-coal').uncheck();
  await page.locator('#fuel_types-lpg').check();
  const changed = page.locator('#changed');
  await changed.locator('p:visible').waitFor();
  assert.match(await changed.innerText(), /mới[^.]*gas[^]*không còn cần[^]*than[^]*vẫn được giữ/i);
}));

test('the split of a stream always adds up', onPage({ lang: 'vi' }, async (page, app) => {
  await openFile(page, app, file(WOOD));
  await page.goto(`${app.url}#/hoi/shares`);
  const sliders = page.locator('.split input[type=range]');
  await sliders.first().waitFor();
  const parts = () => sliders.evaluateAll((all) => all.map((s) => Number(s.value)));
  const whole = (all) => all.reduce((a, b) => a + b, 0);
  const count = await page.locator('.split').first().locator('input[type=range]').count();
  assert.equal(whole((await parts()).slice(0, count)), 100);
  const first = sliders.first();
  await first.focus();
  for (let n = 0; n < 7; n += 1) await page.keyboard.press('ArrowRight');
  const moved = (await parts()).slice(0, count);
  assert.equal(whole(moved), 100);
  await page.locator('.split .note', { hasText: 'của anh/chị' }).first().waitFor();
  await app.assertFits();
  await app.assertAccessible('the splits');
  await page.locator('.split').first().getByRole('button').click();
  await page.locator('.split .note', { hasText: 'chung của ngành' }).first().waitFor();
}));

test('a closer look turns an estimate into a calculation', onPage({ lang: 'vi' }, async (page, app) => {
  await openFile(page, app, file({ ...WOOD, el_led: 'no' }, { mode: 'full' }));
  await page.goto(`${app.url}#/giai-phap/led-lighting`);
  await page.locator('#closer').waitFor();
  const before = await page.locator('#closer-moved').innerText();
  await cell(page, 'fact.lamp_count').fill('60');
  await cell(page, 'fact.lamp_watt').fill('40');
  await cell(page, 'fact.lamp_hours').fill('9');
  await page.locator('#closer', { hasText: 'tính từ số của anh/chị' }).waitFor();
  assert.notEqual(await page.locator('#closer-moved').innerText(), before);
  await app.assertFits();
  await app.assertAccessible('a closer look');
}));

test('knowing nothing in full still ends in a useful page', onPage({ lang: 'vi' }, async (page, app) => {
  await openFile(page, app, file({ sector: 'wood_furniture', equipment: ['dusty_machines'] }, { mode: 'full', page: 'S01' }));
  for (let n = 0; n < 90; n += 1) {
    const name = await slug(page);
    await at(page, name);
    if (name === 'check') break;
    if (name === 'first') {
      await page.locator('#main a.more, #main a.btn').last().click();
    } else {
      for (const box of await page.locator('#main form input[id$="-dk"]:visible:not(#sector-dk)').all()) await box.check();
      await goOn(page);
    }
    await page.waitForFunction((from) => location.hash !== `#/hoi/${from}`, name);
  }
  assert.equal(await slug(page), 'check');
  await page.goto(`${app.url}#/ket-qua`);
  await page.locator('#main .list > li').first().waitFor();
  assert.match(await heading(page), /Chưa đủ số liệu/);
}));

test('the questions that are left are offered with their worth', onPage({ lang: 'vi' }, async (page, app) => {
  await openFile(page, app, file(WOOD, { page: 'check' }));
  await page.getByRole('link', { name: /^Hỏi thêm/ }).click();
  const first = page.locator('.more-questions details').first();
  await first.locator('summary').first().click();
  await first.locator('input[value=no]').check();
  await first.locator('summary b', { hasText: 'Chưa' }).waitFor();
  await app.assertFits();
  await app.assertAccessible('more questions');
}));

for (const [width, theme] of [[360, 'dark'], [1280, 'light']]) {
  test(`the pages of the full set fit ${width} px and are accessible in ${theme}`, onPage({ width, theme, lang: 'vi' }, async (page, app) => {
    const fuels = { fuel_types: ['lpg', 'coal', 'diesel'] };
    await openFile(page, app, file({ ...WOOD, ...fuels }, { mode: 'full', page: 'S01' }));
    for (const name of ['S01', 'S03', 'S05', 'S07', 'S08', 'S09', 'S10', 'S12', 'check', 'more']) {
      await page.goto(`${app.url}#/hoi/${name}`);
      await page.waitForFunction((to) => location.hash === `#/hoi/${to}`, name);
      await page.locator('#main form h1, #main .check h1, #main .more-questions h1').first().waitFor();
      await page.evaluate(() => document.querySelectorAll('#main details.offered').forEach((part) => { part.open = true; }));
      await app.assertFits();
      await app.assertAccessible(`${name} at ${width} px`);
    }
  }));
}
