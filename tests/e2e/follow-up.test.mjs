// Looking back: new bills beside old ones, both methods, single months, what became of the plan, a
// history, and the next round as an assessment of its own. On the ready-made workshop.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WIDTHS, exampleDocument, keptDocument, onPage, saved } from './helpers.mjs';

const workshop = () => exampleDocument('furniture-workshop');
const storage = saved(workshop());
const number = (value) => ({ value: { number: value } });

/** A look back in which everything that can be measured got a little better. */
const look = (day, kwh, output) => ({
  day,
  answers: { elec_kwh_month: number(kwh), elec_bill_month: number(kwh * 2500), output_month: number(output) },
});
const lookedBack = (...looks) => saved({ ...workshop(), follow_ups: looks });

test('looking back: before the first one, when and what to expect', onPage({ lang: 'vi', storage }, async (page, app) => {
  await app.open('#/theo-doi');
  await page.getByRole('button', { name: 'Ghi số mới' }).waitFor();
  assert.match(await page.locator('#main').innerText(), /trong năm đầu thường làm được các việc đáng giá khoảng \d+ triệu đồng trong số \d+ triệu đồng/);
  await app.assertAccessible('before the first look back');
  await page.getByRole('button', { name: 'Ghi số mới' }).click();
  await page.getByLabel('Ngày xem lại').waitFor();
  await page.getByRole('button', { name: /^Hoàn tác/ }).first().click();
  await page.getByRole('button', { name: 'Ghi số mới' }).waitFor();
}));

test('looking back: the example of the method, typed as people type', onPage({ lang: 'vi', storage }, async (page, app) => {
  await app.open('#/theo-doi');
  await page.getByRole('button', { name: 'Ghi số mới' }).click();
  // 73,200 kWh for 1,500 sets became 71,800 for 1,650: 12 months.
  const power = page.getByRole('group', { name: 'Điện', exact: true });
  await page.getByLabel('Sản lượng mỗi tháng').fill('137,5');
  await power.getByLabel('Dùng mỗi tháng').fill('5983,333333');
  await power.getByLabel('Tiền trả mỗi tháng').fill('15tr');
  const result = page.locator('.changes');
  await result.waitFor();
  const text = (await result.innerText()).replaceAll(/\s+/g, ' ');
  assert.match(text, /cần 48,8 kWh, nay 43,52 kWh/);
  assert.match(text, /Theo định mức: bớt 8\.720 kWh mỗi năm \(10,8%\)/);
  assert.match(text, /phần cố định 25%: bớt 6\.890 kWh mỗi năm \(8,8%\)/);
  // 6,890 kWh × 15 million ÷ 5,983.33: 17.27 million.
  assert.match(await page.locator('#main h1').innerText(), /Đã bớt được 17 triệu đồng mỗi năm/);
  assert.match(await page.locator('dl.facts').innerText(), /Sản lượng\s+tăng 10%/);
  // Output far higher: only the method with a fixed part.
  await page.getByLabel('Sản lượng mỗi tháng').fill('160');
  await page.getByText(/Sản lượng đổi hơn 10%/).waitFor();
  assert.doesNotMatch(await result.innerText(), /Theo định mức/);
  // Money alone says nothing about kWh.
  await power.getByLabel('Dùng mỗi tháng').fill('');
  await page.getByText(/Chưa có số mới nào để so/).waitFor();
  await keptDocument(page, (d) => d.follow_ups?.[0]?.answers?.elec_bill_month?.raw === '15tr');
  await page.reload();
  await app.running();
  await page.getByRole('group', { name: 'Điện', exact: true }).waitFor();
  assert.equal(await page.getByRole('group', { name: 'Điện', exact: true }).getByLabel('Tiền trả mỗi tháng').inputValue(), '15tr');
}));

test('looking back: six months give the fixed part from the owner’s own figures', onPage({ lang: 'en', storage: lookedBack({ day: '2027-06-21', answers: {} }) }, async (page, app) => {
  await app.open('#/theo-doi');
  await page.getByText(/^Six months or more/).click();
  const outputs = [100, 110, 125, 140, 130, 120];
  for (const [at, output] of outputs.entries()) {
    const cells = page.locator('.by-month tbody tr').nth(at).locator('input');
    await cells.nth(0).fill(String(output));
    await cells.nth(1).fill(String(1500 + 36 * output));
  }
  // 1,500 ÷ (1,500 + 36 × 120.83): 25.6 %.
  await page.getByText(/With a fixed part of 26%/).waitFor();
  await page.getByText(/comes from your own months/).waitFor();
  await page.locator('.by-month tbody tr').nth(5).locator('input').nth(0).fill('');
  await page.getByText(/With a fixed part of 25%/).waitFor();
}));

test('looking back: what became of each measure, with cost and reason', onPage({ lang: 'vi', storage: lookedBack(look('2027-06-21', 5500, 125)) }, async (page, app) => {
  await app.open('#/theo-doi');
  const first = page.locator('.became > li').first();
  await first.getByLabel('Đã làm', { exact: true }).check();
  await first.getByLabel('Thật sự tốn').fill('1tr2');
  await first.getByLabel('Vì sao, ghi chú').fill('Thợ nhớ tắt máy');
  await page.getByText(/Riêng những việc đã làm: \d+%/).waitFor();
  const last = page.locator('.became > li').last();
  await last.getByLabel('Thôi không làm').check();
  const found = await keptDocument(page, (d) => Object.values(d.follow_ups?.[0]?.steps ?? {}).length === 2);
  const said = Object.values(found.follow_ups[0].steps);
  assert.ok(said.some((s) => s.carried === 'done' && s.cost.value.number === 1200000 && s.reason === 'Thợ nhớ tắt máy'));
  assert.ok(said.some((s) => s.carried === 'dropped'));
  await page.getByRole('button', { name: /^Hoàn tác: việc/ }).first().click();
  await page.waitForFunction(() => !document.querySelector('.became > li:last-child input[value=dropped]').checked);
}));

test('looking back: several make a history, one can be taken away and brought back', onPage({ lang: 'en', storage: lookedBack(look('2027-06-21', 5800, 130), look('2027-12-15', 5500, 132)) }, async (page, app) => {
  await app.open('#/theo-doi');
  const picture = page.locator('#history-chart-desc');
  await picture.waitFor({ state: 'attached' });
  assert.match(await picture.textContent(), /21 June 2027: .* \/ .*; 15 December 2027: /);
  assert.equal(await page.locator('#history ~ details tbody tr').count(), 2);
  await page.getByRole('button', { name: '21 June 2027' }).click();
  await page.waitForFunction(() => document.querySelector('#look-day').value === '2027-06-21');
  await page.getByRole('button', { name: 'Delete this one' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.looks [aria-pressed]').length === 1);
  await page.keyboard.press('Control+z');
  await page.waitForFunction(() => document.querySelectorAll('.looks [aria-pressed]').length === 2);
}));

test('looking back: the next round is a new assessment, the old one stays', onPage({ lang: 'vi', storage: lookedBack(look('2027-06-21', 5500, 150)) }, async (page, app) => {
  await app.open('#/theo-doi');
  const first = page.locator('.became > li').first();
  await first.getByLabel('Đã làm', { exact: true }).check();
  await page.getByRole('button', { name: 'Bắt đầu vòng mới từ số mới' }).click();
  await page.waitForFunction(() => location.hash === '#/ket-qua');
  await page.locator('#main h1 .figure').waitFor();
  const old = workshop().id;
  const next = await keptDocument(page, (d) => d.id !== old && d.answers.elec_kwh_month?.value.number === 5500);
  assert.equal(next.follow_ups, undefined);
  assert.deepEqual(next.answers.output_month.value, { number: 150 });
  const done = Object.entries(next.answers).filter(([, a]) => a.value?.choice === 'yes').length;
  assert.ok(done >= 1);
  const before = await keptDocument(page, (d) => d.id === old && d.follow_ups?.[0]?.steps);
  assert.equal(before.follow_ups.length, 1);
  assert.notDeepEqual(before.answers.elec_kwh_month?.value, { number: 5500 });
}));

for (const width of WIDTHS) {
  for (const [theme, lang] of [['light', 'vi'], ['dark', 'en']]) {
    test(`looking back is accessible and fits: ${width} px, ${theme}, ${lang}`, onPage({
      width, theme, lang, storage: lookedBack(look('2027-06-21', 5800, 130), look('2027-12-15', 5500, 132)),
    }, async (page, app) => {
      await app.open('#/theo-doi');
      await page.locator('#came-chart-desc').waitFor({ state: 'attached' });
      await page.locator('.by-month summary').click();
      await app.assertFits();
      await app.assertAccessible(`looking back ${width} ${theme} ${lang}`);
      assert.doesNotMatch(await page.locator('#main').innerText(), /NaN|undefined|∞|\{/);
    }));
  }
}
