// What is kept on the device: several assessments, files in and out, deleting, settings.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { answerUpTo, at, begin } from './answers.mjs';
import { onPage } from './helpers.mjs';

const file = (name, text) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

/** A short assessment that has been saved; ends on the start page. */
const saved = async (page, app) => {
  await begin(page, app);
  await answerUpTo(page, 'S05');
  await at(page, 'S05');
  await page.waitForFunction(() => Object.values({ ...localStorage }).some((text) => text.includes('"page": "S05"')));
  await page.goto(`${app.url}#/`);
  await page.locator('.saved button.door').first().waitFor();
};

test('an example opens with one click, shows results, and survives a reload', onPage({ lang: 'vi' }, async (page, app) => {
  await app.open();
  await page.locator('.doors button.door').first().click();
  await page.waitForFunction(() => location.hash === '#/ket-qua');
  // The range is there, and the document is in the store.
  await page.waitForFunction(() => /\d–\d/.test(document.querySelector('#main h1 .figure')?.innerText));
  const before = await page.locator('#main h1').innerText();
  await page.waitForFunction(() => Object.values({ ...localStorage }).some((text) => text.includes('"answers"')));
  await page.reload();
  await app.running();
  await page.locator('#main h1 .figure').waitFor();
  await page.waitForFunction((text) => document.querySelector('#main h1')?.innerText === text, before);
}));

test('deleted and brought back', onPage({ lang: 'vi' }, async (page, app) => {
  await saved(page, app);
  await page.getByRole('button', { name: /^Xóa “/ }).click();
  await page.locator('.saved button.door').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Lấy lại' }).click();
  await page.locator('.saved button.door').first().click();
  await at(page, 'S05');
}));

test('saved to a file, deleted, opened from the file', onPage({ lang: 'vi' }, async (page, app) => {
  await saved(page, app);
  await page.goto(`${app.url}#/cai-dat`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Lưu ra tệp/ }).first().click(),
  ]);
  assert.match(download.suggestedFilename(), /^vong-xanh-\d{4}-\d\d-\d\d\.json$/);
  const text = readFileSync(await download.path(), 'utf8');
  await page.locator('#delete-all').click();
  await page.getByRole('button', { name: 'Xóa hết', exact: true }).click();
  assert.ok(Object.keys(await app.stored()).every((key) => !key.includes('.a.') && !key.includes('.b.')));
  await page.setInputFiles('#open-file', file('vong-xanh.json', text));
  await at(page, 'S05');
  await page.locator('#main a.back').click();
  await at(page, 'S04');
  assert.equal(await page.inputValue('#revenue_month'), '420 triệu');
}));

test('the same file twice: replace or keep both', onPage({ lang: 'vi' }, async (page, app) => {
  await saved(page, app);
  const stored = await app.stored();
  const text = Object.entries(stored).find(([key]) => /^vx\.[ab]\./.test(key))[1];
  await page.setInputFiles('#open-file', file('vong-xanh.json', text));
  await page.getByRole('button', { name: 'Giữ cả hai' }).click();
  await at(page, 'S05');
  await page.fill('#output_month', '7');
  await page.waitForFunction(() => Object.values({ ...localStorage }).some((text) => text.includes('"raw": "7"')));
  await page.goto(`${app.url}#/`);
  await page.locator('.saved button.door').nth(1).waitFor();
}));

test('a broken or foreign file is refused with a sentence', onPage({ lang: 'vi' }, async (page, app) => {
  await app.open();
  const notice = page.locator('.notices');
  for (const [text, sentence] of [
    ['{"format": "vong-xanh/assessment", "schema": 1, ', /hỏng ở dòng 1/],
    ['{"hello": 1}', /không phải do Vòng Xanh lưu/],
    ['{"format": "vong-xanh/assessment", "schema": 99}', /bản mới hơn/],
    ['\u0000\u0001', /hỏng/],
  ]) {
    await page.setInputFiles('#open-file', file('x.json', text));
    await notice.filter({ hasText: sentence }).waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'notices');
    await notice.getByRole('button', { name: 'Đóng' }).first().click();
    await notice.waitFor({ state: 'hidden' });
  }
  await page.setInputFiles('#open-file', file('x.json', 'x'.repeat(1_500_000)));
  await notice.filter({ hasText: /lớn quá/ }).waitFor();
  assert.match(page.url(), /(#\/)?$/, 'the start page stays');
}));

test('theme, type size and language are remembered', onPage({ lang: 'vi' }, async (page, app) => {
  await app.open('#/cai-dat');
  await page.locator('#theme-dark').check();
  await page.locator('#text-2').check();
  await page.locator('#language-en').check();
  await page.locator('html[lang=en][data-theme=dark][data-text="2"]').waitFor({ state: 'attached' });
  await page.reload();
  await app.running();
  await page.locator('html[lang=en][data-theme=dark][data-text="2"]').waitFor({ state: 'attached' });
  await app.assertFits();
}));

test('an assessment gets a name', onPage({ lang: 'vi' }, async (page, app) => {
  await saved(page, app);
  await page.goto(`${app.url}#/cai-dat`);
  const name = page.locator('input[id^="name-"]').first();
  await name.fill('Xưởng bác Ba');
  await name.press('Tab');
  await page.waitForFunction(() => Object.values({ ...localStorage }).some((text) => text.includes('Xưởng bác Ba')));
  await page.goto(`${app.url}#/`);
  await page.locator('.saved button.door', { hasText: 'Xưởng bác Ba' }).waitFor();
}));

test('a language that cannot be loaded: the page stays as it is and says so', onPage(
  { lang: 'vi', allow: [/Failed to load resource/] },
  async (page, app) => {
    await app.open();
    await page.locator('.foot .note', { hasText: 'bản ngày' }).waitFor();
    const english = page.getByRole('button', { name: 'English' });
    await page.route('**/words.en.*', (route) => route.abort());
    await english.click();
    await page.locator('.notices', { hasText: 'Chưa tải được phần tiếng Anh' }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'vi');
    await page.unroute('**/words.en.*');
    await english.click();
    await page.locator('html[lang=en]').waitFor({ state: 'attached' });
    await page.goto(`${app.url}#/cai-dat`);
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
  },
));

test('a language chosen before the data are there arrives with them', onPage({ lang: 'vi' }, async (page, app) => {
  let go;
  const held = new Promise((resolve) => { go = resolve; });
  await page.route('**/core.*', async (route) => {
    await held;
    await route.continue();
  });
  await app.open();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: /How much money/ }).waitFor();
  await page.goto(`${app.url}#/cai-dat`);
  await page.getByRole('heading', { name: 'Opening…' }).waitFor();
  go();
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
}));

test('an example that cannot be loaded says so and can be tried again', onPage(
  { lang: 'en', allow: [/Failed to load resource/] },
  async (page, app) => {
    await app.open();
    await page.route('**/examples.*', (route) => route.abort());
    const door = page.locator('.doors button.door').first();
    await door.click();
    await page.locator('.notices', { hasText: 'The example could not be loaded' }).waitFor();
    await page.unroute('**/examples.*');
    await page.getByText('Examples of other trades').click();
    await page.locator('details .doors button.door').last().click();
    await page.waitForFunction(() => location.hash === '#/ket-qua');
    await page.locator('#main h1 .figure').waitFor();
  },
));

test('a second tab that only looks writes nothing back', onPage({ lang: 'vi' }, async (page, app) => {
  await saved(page, app);
  const before = await app.stored();
  const second = await page.context().newPage();
  await second.goto(`${app.url}#/cai-dat`);
  await second.locator('#delete-all').waitFor();
  // Leaving writes whatever is still to be written.
  await second.goto('about:blank');
  assert.deepEqual(await app.stored(), before);
}));
