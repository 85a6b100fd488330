// The plan: order by buttons and by dragging, who and when, budget and loan, the calendar file, undo,
// paper. On the ready-made workshop, as a saved assessment.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { downloaded } from './downloads.mjs';
import { WIDTHS, exampleDocument, keptDocument, onPage, saved } from './helpers.mjs';

const workshop = () => exampleDocument('furniture-workshop');
const storage = saved(workshop());
const rows = '.list.plan > li';
const names = (page) => page.locator(`${rows} .what > a`).allInnerTexts();

/** Waits until the page shows what the condition on its text says. */
const until = (page, condition, argument) => page.waitForFunction(condition, argument);

/** Opens the fields of a step. */
const edit = async (page, at) => {
  await page.locator(rows).nth(at).getByRole('button', { name: /^(Sửa việc này|Edit this step)/ }).click();
  const fields = page.locator(`${rows} .fields-of-step`);
  await fields.waitFor();
  return fields;
};

test('plan: the measures switched on, in one sentence, with facts', onPage({ lang: 'vi', storage }, async (page, app) => {
  await app.open('#/ke-hoach');
  const heading = (await page.locator('#main h1').innerText()).replaceAll(/\s+/g, ' ');
  assert.match(heading, /^Kế hoạch: bỏ ra khoảng \d+ triệu, mỗi năm bớt khoảng \d+ triệu$/);
  const shown = await names(page);
  assert.ok(shown.length >= 5, `${shown.length} steps`);
  assert.doesNotMatch(await page.locator('#main').innerText(), /NaN|undefined|∞|\{/);
  // The same number of measures as in the results.
  await app.open('#/ket-qua');
  const on = await page.locator('.group .list > li input[role=switch]:checked').count();
  assert.equal(on, shown.length);
}));

test('plan: a step moves by keyboard, says its new place, keeps the focus, and comes back', onPage({ lang: 'vi', storage }, async (page, app) => {
  await app.open('#/ke-hoach');
  const before = await names(page);
  const down = page.getByRole('button', { name: `Đưa xuống sau: ${before[0]}` });
  await down.focus();
  await page.keyboard.press('Enter');
  await until(page, (name) => document.querySelector('.list.plan > li .what > a').innerText !== name, before[0]);
  assert.deepEqual((await names(page)).slice(0, 2), [before[1], before[0]]);
  const said = page.locator('[role=status]', { hasText: `${before[0]}: giờ là việc thứ 2 trong ${before.length} việc.` });
  await said.waitFor({ state: 'attached' });
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), `Đưa xuống sau: ${before[0]}`);
  // Again from the same button, to the third place.
  await page.keyboard.press('Enter');
  await page.locator('[role=status]', { hasText: 'việc thứ 3' }).waitFor({ state: 'attached' });
  assert.equal((await names(page))[2], before[0]);
  // At the top there is no way up, and pressing does nothing.
  const top = page.getByRole('button', { name: `Đưa lên trước: ${before[1]}` });
  assert.equal(await top.getAttribute('aria-disabled'), 'true');
  await top.focus();
  await page.keyboard.press('Enter');
  assert.equal((await names(page))[0], before[1]);
  const undo = page.getByRole('button', { name: /^Hoàn tác/ }).first();
  await undo.click();
  await undo.click();
  await until(page, (name) => document.querySelector('.list.plan > li .what > a').innerText === name, before[0]);
  assert.deepEqual(await names(page), before);
}));

test('plan: a step is dragged to another place', onPage({ lang: 'en', storage, width: 1280 }, async (page, app) => {
  await app.open('#/ke-hoach');
  const before = await names(page);
  await page.locator(`${rows} .grip`).nth(2).hover();
  await page.mouse.down();
  const to = await page.locator(rows).nth(0).boundingBox();
  // Several moves, as a hand makes them: the first only begins the dragging.
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 10 });
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 3, { steps: 5 });
  await page.mouse.up();
  await until(page, (name) => document.querySelector('.list.plan > li .what > a').innerText === name, before[2]);
  assert.deepEqual((await names(page)).slice(0, 3), [before[2], before[0], before[1]]);
  await page.locator('[role=status]', { hasText: `${before[2]}: now number 1 of ${before.length}.` }).waitFor({ state: 'attached' });
}));

test('plan: who, when, price, status and check are kept over a reload', onPage({ lang: 'vi', storage }, async (page, app) => {
  await app.open('#/ke-hoach');
  const first = (await names(page))[1];
  const fields = await edit(page, 1);
  await fields.getByLabel('Ai lo việc này').fill('Anh Tuấn <tổ cắt>');
  await fields.getByLabel('Bắt đầu').selectOption({ index: 9 });
  const month = await fields.getByLabel('Bắt đầu').inputValue();
  await fields.getByLabel('Làm trong bao lâu').selectOption('2');
  await fields.locator('input[id^="quote."]').fill('7tr5');
  await fields.getByLabel('Làm sao biết có kết quả').fill('Đếm đầu mẩu cuối tuần');
  await page.getByLabel(`Tình trạng: ${first}`).selectOption('done');
  const row = page.locator(rows).nth(1);
  await row.locator('.note', { hasText: 'vốn 7,5 triệu' }).first().waitFor();
  assert.match(await row.innerText(), /Anh Tuấn <tổ cắt>, tháng .* đến tháng .*, vốn 7,5 triệu/s);
  assert.match(await page.locator('dl.facts').first().innerText(), /Đã chi\s+7,5 triệu trên/);
  const document = await keptDocument(page, (d) => d.plan?.steps?.[1]?.status === 'done');
  const step = document.plan.steps[1];
  assert.deepEqual(
    [step.who, step.start, step.months, step.check],
    ['Anh Tuấn <tổ cắt>', month, 2, 'Đếm đầu mẩu cuối tuần'],
  );
  assert.deepEqual(document.answers[`quote.${step.measure}`].value, { number: 7500000 });
  await page.reload();
  await app.running();
  await page.locator(rows).nth(1).locator('.who', { hasText: 'Anh Tuấn <tổ cắt>' }).waitFor();
  assert.equal(await page.getByLabel(`Tình trạng: ${first}`).inputValue(), 'done');
  // What is dropped counts no more.
  const heading = await page.locator('#main h1').innerText();
  await page.getByLabel(`Tình trạng: ${(await names(page))[5]}`).selectOption('dropped');
  await until(page, (text) => document.querySelector('#main h1').innerText !== text, heading);
}));

test('plan: out of a file in another browser it is the same plan', onPage({ lang: 'vi', storage }, async (page, app) => {
  const shown = async (where) => [await names(where), await where.locator('dl.facts').first().innerText()];
  await app.open('#/ke-hoach');
  await page.getByRole('button', { name: `Đưa xuống sau: ${(await names(page))[0]}` }).click();
  const fields = await edit(page, 1);
  await fields.getByLabel('Ai lo việc này').fill('Chị Hạnh & tổ sơn');
  await fields.locator('input[id^="quote."]').fill('12tr');
  const here = await keptDocument(page, (d) => d.answers[`quote.${d.plan?.steps?.[1]?.measure}`]?.value?.number === 12e6);
  const before = await shown(page);
  await app.open('#/chia-se');
  const file = await downloaded(page, page.getByRole('button', { name: 'Lưu ra tệp' }));
  await onPage({ lang: 'vi' }, async (other, elsewhere) => {
    await elsewhere.open();
    await other.locator('#open-file').setInputFiles({ name: file.name, mimeType: 'application/json', buffer: file.bytes });
    const there = await keptDocument(other, (d) => d.plan?.steps?.length > 0);
    assert.deepEqual([there.plan, there.answers, there.switched], [here.plan, here.answers, here.switched]);
    await elsewhere.open('#/ke-hoach');
    assert.deepEqual(await shown(other), before);
  })();
}));

test('plan: the money at hand says what begins now and what savings pay for', onPage({ lang: 'vi', storage }, async (page, app) => {
  await app.open('#/ke-hoach');
  await page.getByLabel('Số tiền có thể bỏ ra').fill('20tr');
  const answer = page.locator('.funded');
  await answer.waitFor();
  assert.match(await page.locator('.budget .echo').innerText(), /20\.000\.000 đồng/);
  assert.match(await answer.innerText(), /Đủ làm ngay \d+ trong \d+ việc, mỗi năm bớt/);
  assert.match(await answer.innerText(), /Tiền bớt được sẽ trả cho[\s\S]*tháng \d+\/20\d\d:/);
  const months = await page.locator(`${rows} .what .note`).allInnerTexts();
  await page.getByRole('button', { name: 'Xếp tháng theo cách này' }).click();
  await until(page, (text) => [...document.querySelectorAll('.list.plan > li .what .note')].map((n) => n.innerText).join() !== text, months.join());
  assert.equal(await page.getByRole('button', { name: 'Xếp tháng theo cách này' }).isVisible(), false);
  // The money at hand is never exceeded: the lowest sum of the table.
  const sums = await page.locator('#flow ~ details tbody td:last-child').allTextContents();
  const low = Math.min(...sums.map((text) => Number(text.replace('−', '-').replace('.', '').replace(',', '.'))));
  assert.ok(low >= -20.05, `${low}`);
}));

test('plan: a loan is held against what is saved at the low end', onPage({ lang: 'en', storage }, async (page, app) => {
  await app.open('#/ke-hoach');
  await page.getByLabel('Sum borrowed').fill('160m');
  await page.getByLabel('Interest', { exact: true }).fill('10');
  await page.getByLabel('Paid back over').fill('36');
  const loan = page.locator('.loan');
  // 160 million at 10 % over 36 months: 5,162,750 a month, 25.9 million interest.
  await until(page, () => /Paid to the bank a month\s*VND 5\.2 million/.test(document.querySelector('.loan').innerText));
  assert.match(await loan.innerText(), /Interest in all\s+VND 26 million/);
  assert.match(await loan.innerText(), /savings? (is|are|just) .*times|what is saved is .* times/);
  await page.getByLabel('Paid back over').fill('abc');
  await loan.locator('.wrong-say', { hasText: 'This must be a number' }).or(loan.locator('.wrong-say:visible')).first().waitFor();
}));

test('plan: the calendar file holds every open step and the day of the look back', onPage({ lang: 'vi', storage }, async (page, app) => {
  await app.open('#/ke-hoach');
  const shown = await names(page);
  const fields = await edit(page, 0);
  await fields.getByLabel('Ai lo việc này').fill('Lan; END:VEVENT, "x" \\ và nhiều chữ tiếng Việt để dòng này phải gấp lại');
  await page.getByLabel(`Tình trạng: ${shown[1]}`).selectOption('done');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tải lịch nhắc' }).click()]);
  assert.match(download.suggestedFilename(), /\.ics$/);
  const file = readFileSync(await download.path(), 'utf8');
  const bytes = file.split('\r\n').map((line) => Buffer.byteLength(line));
  assert.ok(Math.max(...bytes) <= 75, `${Math.max(...bytes)} octets`);
  assert.doesNotMatch(file.replaceAll('\r\n', ''), /[\r\n]/);
  const lines = file.replaceAll('\r\n ', '').split('\r\n');
  const events = lines.filter((line) => line === 'BEGIN:VEVENT').length;
  assert.equal(events, lines.filter((line) => line === 'END:VEVENT').length);
  assert.equal(events, shown.length, 'all but the one that is done, and the look back');
  const summaries = lines.filter((line) => line.startsWith('SUMMARY')).map((line) => line.replace(/^[^:]*:/, '').replaceAll(/\\(.)/g, '$1'));
  assert.deepEqual(summaries.slice(0, 2), [shown[0], shown[2]]);
  assert.match(lines.find((line) => line.startsWith('DESCRIPTION;')), /Lan\\; END:VEVENT\\, "x" \\\\ và nhiều/);
  const uids = lines.filter((line) => line.startsWith('UID:'));
  assert.equal(new Set(uids).size, events);
  for (const line of lines.filter((l) => /^DT(START|END);/.test(l))) assert.match(line, /^DT(START|END);VALUE=DATE:\d{8}$/);
  assert.match(lines.find((line) => line.startsWith('DTSTAMP')), /^DTSTAMP:\d{8}T\d{6}Z$/);
}));

test('plan: measures come in and go out, here and on their own page', onPage({ lang: 'en', storage }, async (page, app) => {
  await app.open('#/ke-hoach');
  const before = await names(page);
  await page.getByText(/^Add other measures to the plan/).click();
  const add = page.getByRole('button', { name: /^Add to the plan: / }).first();
  const added = (await add.getAttribute('aria-label')).replace('Add to the plan: ', '');
  await add.click();
  await until(page, (n) => document.querySelectorAll('.list.plan > li').length === n, before.length + 1);
  assert.equal((await names(page)).at(-1), added);
  await edit(page, before.length);
  await page.getByRole('button', { name: /^Take out of the plan/ }).click();
  await until(page, (n) => document.querySelectorAll('.list.plan > li').length === n, before.length);
  // On the page of a measure that is not in the plan.
  await page.locator('.add-steps a', { hasText: added }).click();
  await page.getByRole('button', { name: 'Put in my plan' }).click();
  await page.getByRole('link', { name: 'See the plan' }).click();
  await until(page, (n) => document.querySelectorAll('.list.plan > li').length === n, before.length + 1);
  await page.getByRole('button', { name: 'Back to the proposed plan' }).click();
  await until(page, (n) => document.querySelectorAll('.list.plan > li').length === n, before.length);
}));

test('plan: nothing chosen, and nothing open', onPage({ lang: 'vi', storage: saved({ ...workshop(), plan: { steps: [] } }) }, async (page, app) => {
  await app.open('#/ke-hoach');
  await page.getByRole('heading', { level: 1, name: 'Kế hoạch' }).waitFor();
  assert.match(await page.locator('#main').innerText(), /Kế hoạch chưa có việc nào/);
  await app.assertAccessible('without steps');
  await page.getByRole('button', { name: /^Thêm vào kế hoạch/ }).first().click();
  await page.locator(rows).first().waitFor();
}));

test('plan without an assessment: where to begin', onPage({ lang: 'vi' }, async (page, app) => {
  await app.open('#/ke-hoach');
  assert.match(await page.locator('#main').innerText(), /Cần vài số liệu của cơ sở trước/);
  await app.assertAccessible('without an assessment');
  await page.getByRole('link', { name: 'Về trang đầu' }).click();
  await page.waitForFunction(() => location.hash === '#/');
}));

test('plan and look back of an assessment without bills: the way to the bills', onPage({ lang: 'vi', storage: saved({ ...workshop(), answers: {}, plan: undefined }) }, async (page, app) => {
  for (const route of ['#/ke-hoach', '#/theo-doi']) {
    await app.open(route);
    assert.equal(await page.locator('#main .acts a.btn').count(), 2, route);
    assert.equal(await page.locator('#main .acts a.btn').first().getAttribute('href'), '#/hoi/S07', route);
  }
}));

test('plan on paper: a sheet for the wall', onPage({ lang: 'vi', storage, width: 768 }, async (page, app) => {
  await app.open('#/ke-hoach');
  const shown = await names(page);
  assert.equal(await page.locator('.wall').isVisible(), false);
  await page.emulateMedia({ media: 'print' });
  await page.locator('.wall').waitFor();
  assert.equal(await page.locator('.wall tbody tr').count(), shown.length);
  assert.match(await page.locator('.wall').innerText(), /ước tính tự khai/);
  for (const control of ['.list.plan', '.budget', '.loan', '.head']) assert.equal(await page.locator(control).first().isVisible(), false, control);
}));

for (const width of WIDTHS) {
  for (const [theme, lang] of [['light', 'vi'], ['dark', 'en']]) {
    test(`plan is accessible and fits: ${width} px, ${theme}, ${lang}`, onPage({ width, theme, lang, storage }, async (page, app) => {
      await app.open('#/ke-hoach');
      await page.getByLabel(/Số tiền có thể bỏ ra|Money you can spend/).fill('30tr');
      await page.locator('.funded').waitFor();
      await edit(page, 0);
      await page.locator('.add-steps summary').click();
      await app.assertFits();
      await app.assertAccessible(`plan ${width} ${theme} ${lang}`);
    }));
  }
}
