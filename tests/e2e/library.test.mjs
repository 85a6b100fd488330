// The library without and with an assessment: search without marks, choices in the address, the way
// back, every part, terms as links; by keyboard, on a phone and on a laptop, in both languages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleDocument, onPage, saved } from './helpers.mjs';

const storage = saved(exampleDocument('furniture-workshop'));
const PARTS = ['', '/noi-da-lam', '/tu-ngu', '/luat', '/nguoi-mua', '/chuong-trinh'];

const found = (page) => page.locator('#found');
const names = (page) => page.locator('.list.lib > li > div > a').allInnerTexts();
/** Waits until the address says so. */
const address = (page, pattern) =>
  page.waitForFunction((source) => new RegExp(source).test(decodeURIComponent(location.hash)), pattern);

test('library: words without marks find measures, and the address keeps them', onPage({ lang: 'vi' }, async (page, app) => {
  await app.open('#/thu-vien');
  const all = Number((await found(page).innerText()).match(/\d+/)[0]);
  await page.locator('#find').pressSequentially('den led');
  await page.waitForFunction(() => /^[1-9]\d? việc$/.test(document.querySelector('#found').innerText));
  assert.match((await names(page))[0], /đèn LED/);
  assert.equal(await page.locator('#find').inputValue(), 'den led');
  assert.ok((await names(page)).length < all);
  await address(page, 'tim=den led');
  // The same page again, from its address alone.
  await page.reload();
  await app.running();
  await found(page).waitFor();
  assert.equal(await page.locator('#find').inputValue(), 'den led');
  assert.match((await names(page))[0], /đèn LED/);
  // The marks that are typed count.
  await page.locator('#find').fill('gỗ');
  await address(page, 'tim=gỗ');
  await page.waitForFunction(() => !/đèn LED/.test(document.querySelector('.list.lib').innerText));
}));

test('library: nothing found says what to do', onPage({ lang: 'vi' }, async (page, app) => {
  await app.open('#/thu-vien');
  await page.locator('#find').fill('máy bay phản lực');
  const none = page.locator('.aside', { hasText: 'Chưa thấy gì khớp' });
  await none.waitFor();
  await app.assertAccessible('when nothing is found');
  assert.equal(await page.getByRole('link', { name: 'Bỏ mọi lựa chọn' }).count(), 1, 'one way back, not two');
  await none.getByRole('link', { name: 'Bỏ mọi lựa chọn' }).click();
  await page.locator('.list.lib > li').first().waitFor();
  assert.equal(await page.locator('#find').inputValue(), '');
}));

for (const lang of ['vi', 'en']) {
  test(`library: choices by keyboard, each a step to go back to (${lang})`, onPage({ lang }, async (page, app) => {
    await app.open('#/thu-vien');
    const before = await found(page).innerText();
    const trade = page.locator('#pick-nghe');
    await trade.focus();
    await page.keyboard.press('ArrowDown');
    await address(page, 'nghe=wood_furniture');
    await page.waitForFunction((t) => document.querySelector('#found').innerText !== t, before);
    const narrowed = await found(page).innerText();
    assert.ok(await trade.evaluate((e) => e === document.activeElement), 'the focus stays where it was');
    await page.locator('#pick-dong').selectOption('dien');
    await page.waitForFunction((t) => document.querySelector('#found').innerText !== t, narrowed);
    await page.goBack();
    await page.waitForFunction((t) => document.querySelector('#found').innerText === t, narrowed);
    assert.equal(await page.locator('#pick-dong').inputValue(), '');
    assert.equal(await trade.inputValue(), 'wood_furniture');
    await page.goBack();
    await page.waitForFunction((t) => document.querySelector('#found').innerText === t, before);
    assert.equal(await trade.inputValue(), '');
    // Ticks: two kinds show more than one.
    await page.locator('.filters summary').focus();
    await page.keyboard.press('Enter');
    const ticks = page.locator('.filters fieldset input');
    await ticks.nth(0).focus();
    await page.keyboard.press('Space');
    await address(page, 'loai=housekeeping$');
    await page.waitForFunction((t) => document.querySelector('#found').innerText !== t, before);
    const one = Number((await found(page).innerText()).match(/\d+/)[0]);
    await ticks.nth(1).check();
    await address(page, 'loai=housekeeping\\.');
    await page.waitForFunction((n) => Number(document.querySelector('#found').innerText.match(/\d+/)[0]) > n, one);
  }));
}

test('library: a row leads to the measure, without an assessment too, and back', onPage({ lang: 'en' }, async (page, app) => {
  await app.open('#/thu-vien/?tim=compressed%20air');
  await page.locator('.list.lib a').first().click();
  await address(page, '^#/giai-phap/');
  await page.locator('.one-measure .steps').waitFor();
  await page.goBack();
  await page.locator('.list.lib').first().waitFor();
  assert.equal(await page.locator('#find').inputValue(), 'compressed air');
}));

test('library: with an assessment rows say what they save there', onPage({ lang: 'vi', storage }, async (page, app) => {
  await app.open('#/thu-vien/?nghe=wood_furniture');
  const own = page.locator('.own-sum').first();
  await own.waitFor();
  assert.match(await own.innerText(), /Ở chỗ anh\/chị: .+(triệu|nghìn|tỷ).* mỗi năm/);
}));

test('library: terms are links in texts and lead to the glossary', onPage({ lang: 'vi' }, async (page, app) => {
  await app.open('#/thu-vien/tu-ngu');
  const term = page.locator('dl.terms .term').first();
  const text = await term.innerText();
  await term.click();
  const asked = page.locator('dl.terms.aside dt');
  await asked.waitFor();
  assert.ok((await asked.innerText()).toLowerCase().includes(text.toLowerCase()), `${text}: ${await asked.innerText()}`);
  await page.reload();
  await app.running();
  await asked.waitFor();
  await app.open('#/giai-phap/vsd-fans-pumps');
  await page.locator('.head-part .term, .steps .term').first().waitFor();
}));

test('library: law tells number, date, state, what it gives, and its source', onPage({ lang: 'vi' }, async (page, app) => {
  await app.open('#/thu-vien/luat');
  const law = page.locator('.laws > li').first();
  await law.locator('a[href^="http"]').first().waitFor();
  assert.match(await law.innerText(), /\d+\/\d{4}|\d+\/QĐ/);
  await page.locator('#find').fill('tui ni long');
  await page.waitForFunction(() => document.querySelectorAll('.laws > li').length < 5);
  const texts = await page.locator('.laws > li').allInnerTexts();
  assert.ok(texts.length >= 2 && texts.every((text) => /túi ni lông/i.test(text)), texts.join('\n'));
  assert.ok((await page.locator('.asked > li').count()) >= 3);
}));

for (const [lang, theme, width] of [['vi', 'light', 360], ['en', 'dark', 360], ['vi', 'dark', 1280], ['en', 'light', 1280]]) {
  test(`library: every part is accessible and fits (${lang}, ${theme}, ${width})`, onPage({ lang, theme, width }, async (page, app) => {
    for (const part of PARTS) {
      await app.open(`#/thu-vien${part}`);
      await page.locator('.library-part').waitFor();
      await page.waitForLoadState('networkidle');
      assert.equal(await page.locator('#app h1').count(), 1);
      await app.assertFits();
      await app.assertAccessible(`in the library${part} (${lang}, ${theme})`);
    }
  }));
}

test('library: the foot of every page leads here', onPage({ lang: 'vi' }, async (page, app) => {
  await app.open();
  await page.locator('.foot a[href="#/thu-vien"]').click();
  await page.locator('.list.lib').first().waitFor();
  await page.waitForFunction(() => /^Thư viện: \d+ việc/.test(document.title));
  await app.open('#/thu-vien/khong-co');
  await page.getByText('Không có trang này').waitFor();
}));
