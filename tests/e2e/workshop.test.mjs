// A whole workshop without a network: thirty businesses, ten broken files, one twice, one of a newer
// version; paper sheets, sessions, codes as pictures and before a camera.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { exampleDocument, onPage, room } from './helpers.mjs';

const NAMES = ['furniture-workshop', 'ceramics-household', 'market-stall', 'carton-packaging', 'metal-workshop',
  'rice-restaurant', 'silk-weaving-dyeing', 'mini-supermarket', 'household-appliances', 'rice-noodle-household'];

/** Business number `at`: an example with its own key, a name that must stay out, and bills of its own. */
const business = (at, more = {}) => {
  const document = exampleDocument(NAMES[at % NAMES.length]);
  for (const [id, answer] of Object.entries(document.answers)) {
    if (answer.value?.number && /(_month|_bill_month)$/.test(id)) {
      answer.value.number = Math.round(answer.value.number * (1 + (at % 7) / 20));
      delete answer.raw;
    }
  }
  return JSON.stringify({ ...document, id: `171${at}-${at * 7919}`, name: `Xưởng bí mật ${at}`, modified: '2026-11-20T09:30:00Z', ...more });
};
const file = (name, content, mimeType = 'application/json') => ({ name, mimeType, buffer: Buffer.from(content) });
const BUSINESSES = Array.from({ length: 30 }, (_, at) => file(`co-so-${at}.json`, business(at)));
const PNG = readFileSync(new URL('../../web/icon-192.png', import.meta.url));
const BROKEN = [
  file('cut.json', business(1).slice(0, 900)),
  file('empty.json', ''),
  file('words.txt', 'Xin chào cả lớp', 'text/plain'),
  file('page.html', '<!doctype html><p>x', 'text/html'),
  file('other.json', '{"format":"excalidraw"}'),
  file('newer.json', '{"format":"vong-xanh/assessment","schema":99}'),
  file('no-answers.json', JSON.stringify({ ...JSON.parse(business(2)), id: '1-1', answers: {} })),
  file('example.json', JSON.stringify({ ...exampleDocument(NAMES[0]), example: true })),
  file('link.txt', 'https://x.vn/#/mo/AAAABBBB', 'text/plain'),
  file('photo.png', PNG, 'image/png'),
];

/** A new session, its collecting page open. */
const begin = async (page, app) => {
  await app.open('#/lop-hoc');
  await page.locator('#new-session').click();
  await page.locator('#files').waitFor({ state: 'attached' });
};
const soFar = (page, n) => page.locator('#so-far', { hasText: new RegExp(`(^|\\D)${n}(\\D|$)`) }).waitFor();
const session = async (app) => {
  const all = await app.stored();
  const [key] = Object.keys(all).filter((name) => name.startsWith('vx.class.current.'));
  return JSON.parse(all[all[key] + key.slice('vx.class.current.'.length)]);
};

for (const [lang, width] of [['vi', 1280], ['en', 360]]) {
  test(`thirty businesses and ten broken files without a network (${lang}, ${width})`, onPage({ lang, width, allow: [/ERR_INTERNET_DISCONNECTED/] }, async (page, app) => {
    const words = room(lang, 'workshop');
    await begin(page, app);
    await app.whole();
    // The reader of pictures is on the device of everybody who has the app installed; here it is asked once.
    await page.setInputFiles('#files', [BROKEN[9]]);
    await page.locator('#report li', { hasText: 'photo.png' }).waitFor();
    // The browser itself asks for the tab's icon again; the app asks for nothing.
    const missed = [];
    page.on('requestfailed', (request) => missed.push(request.url()));
    await page.context().setOffline(true);
    await page.locator('#people').fill('30');
    await page.locator('#people').blur();
    await page.setInputFiles('#files', [...BUSINESSES, ...BROKEN, BUSINESSES[4]]);
    await page.locator('#report li', { hasText: words.report_new.replace('{n}', '30') }).waitFor();
    await soFar(page, 30);
    const lines = await page.locator('#report bdi').allInnerTexts();
    assert.deepEqual(lines.sort(), BROKEN.map((one) => one.name).sort(), 'every broken file is named');
    await page.locator('#report li', { hasText: words.report_same.replace('{n}', '1') }).waitFor();
    const text = JSON.stringify(await session(app));
    assert.ok(!/bí mật|1710-/.test(text), 'no name and no key of an assessment is kept');
    assert.equal(await page.locator('.entries tbody tr').count(), 30);
    assert.deepEqual(missed.filter((address) => !address.includes('/icon.')), []);
    await app.assertAccessible('after collecting');
    await app.assertFits();

    // Again: nothing new; a newer state of one takes the place of the older.
    await page.setInputFiles('#files', [BUSINESSES[0], file('later.json', business(3, { modified: '2026-11-21T10:00:00Z', mode: 'full' }))]);
    await page.locator('#report li', { hasText: words.report_newer.replace('{n}', '1') }).waitFor();
    await soFar(page, 30);

    // One taken out and back, by the button and by the keyboard.
    await page.locator('.entries tbody tr').first().getByRole('button').click();
    await soFar(page, 29);
    await page.locator('#undo').click();
    await soFar(page, 30);
    await page.locator('.entries tbody tr').first().getByRole('button').click();
    await soFar(page, 29);
    await page.keyboard.press('Control+z');
    await soFar(page, 30);

    // A label stays here and does not go along.
    await page.locator('.entries .label').first().fill('Bàn cạnh cửa');
    await page.locator('.entries .label').first().blur();
    const download = page.waitForEvent('download');
    await page.locator('#save-session').click();
    const saved = readFileSync(await (await download).path(), 'utf8');
    assert.ok(!saved.includes('cạnh cửa'));
    assert.ok(JSON.stringify(await session(app)).includes('cạnh cửa'));

    // Into another session, twice: the second time nothing changes.
    await page.evaluate(() => { location.hash = '#/lop-hoc'; });
    await page.locator('#new-session').click();
    await soFar(page, 0);
    await page.setInputFiles('#files', [file('lop.json', saved)]);
    await soFar(page, 30);
    await page.setInputFiles('#files', [file('lop.json', saved)]);
    await page.locator('#report li', { hasText: words.report_same.replace('{n}', '30') }).waitFor();
    await soFar(page, 30);
    await page.context().setOffline(false);
  }));
}

test('sessions: renamed, deleted, brought back, opened from a file', onPage({ lang: 'vi', width: 360 }, async (page, app) => {
  await begin(page, app);
  await page.setInputFiles('#files', BUSINESSES.slice(0, 3));
  await soFar(page, 3);
  const download = page.waitForEvent('download');
  await page.locator('#save-session').click();
  const saved = readFileSync(await (await download).path());
  await page.evaluate(() => { location.hash = '#/lop-hoc'; });
  const row = page.locator('#sessions > li');
  await row.getByRole('button', { name: /^Đổi tên/ }).click();
  await page.locator('#session-name').fill('Chợ Hôm');
  await page.keyboard.press('Enter');
  await page.locator('#session-name').waitFor({ state: 'detached' });
  await row.locator('strong', { hasText: 'Chợ Hôm' }).waitFor();
  await app.assertAccessible('list of sessions');
  await app.assertFits();
  await row.getByRole('button', { name: /^Xóa/ }).click();
  await row.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Lấy lại' }).click();
  await row.locator('strong', { hasText: 'Chợ Hôm' }).waitFor();
  await page.setInputFiles('#session-file', { name: 'lop.json', mimeType: 'application/json', buffer: saved });
  await row.locator('strong', { hasText: 'Chợ Hôm' }).waitFor();
  assert.equal(await row.count(), 1, 'a copy of the same session is put together with it');
}));

test('codes: made with consent on the owner\'s page, pasted, as a picture', onPage({ lang: 'vi', width: 1280 }, async (page, app) => {
  const words = room('vi', 'workshop');
  await app.open();
  await page.setInputFiles('#open-file', [file('own.json', business(0))]);
  await page.locator('.results h1:not([data-waiting])').waitFor();
  await page.evaluate(() => { location.hash = '#/chia-se'; });
  await page.locator('#agree').waitFor();
  assert.ok(await page.locator('#make-code').isDisabled(), 'nothing before the owner agrees');
  await page.locator('#agree').check();
  await page.locator('#code-number').fill('12');
  await page.locator('#make-code:enabled').click();
  await page.locator('#code-text').waitFor({ state: 'attached' });
  const code = await page.locator('#code-text').textContent();
  assert.match(code, /^VX2[A-Z2-7]+-12$/);
  const letters = (await page.locator('#code-short').innerText()).match(/[A-Z2-7]{4}/)[0];
  // As a photo: the drawn code on a page of its own, seen a little from the side.
  const svg = page.locator('.hand-on .qr').last();
  const picture = await svg.screenshot();
  await begin(page, app);
  await page.setInputFiles('#files', [file('ma.png', picture, 'image/png')]);
  await soFar(page, 1);
  const line = page.locator('.entries tbody tr').first();
  assert.match(await line.innerText(), new RegExp(`12\\s+${letters}`));
  assert.equal((await session(app)).entries[0].how, 'image');
  await page.locator('#paste-in').fill(`${code}\nVX2ABC`);
  await page.locator('#take').click();
  await page.locator('#report li', { hasText: words.report_same.replace('{n}', '1') }).waitFor();
  await page.locator('#report li', { hasText: words.code_damaged }).waitFor();
  await soFar(page, 1);
}));

test('a paper sheet by the keyboard alone', onPage({ lang: 'vi', width: 1280 }, async (page, app) => {
  await begin(page, app);
  await page.evaluate(() => { location.hash += '/nhap'; });
  await page.locator('#sheet-trade').selectOption('wood_furniture');
  await page.locator('#sheet-number').focus();
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  const focused = () => page.evaluate(() => document.activeElement.id);
  for (let line = 0; line < 60; line += 1) {
    const id = await focused();
    if (id === 'keep-sheet') break;
    if (id === 'sheet-elec_bill_month') await page.keyboard.type('9tr');
    else if (id === 'sheet-material1_spend_month') await page.keyboard.type('120 triệu');
    else if (await page.evaluate(() => document.activeElement.inputMode === 'numeric')) {
      await page.keyboard.type('1');
      await page.waitForFunction((before) => document.activeElement.id !== before, id);
      continue;
    }
    await page.keyboard.press('Enter');
    await page.waitForFunction((before) => document.activeElement.id !== before, id);
  }
  assert.equal(await focused(), 'keep-sheet');
  await app.assertAccessible('with a sheet typed in');
  await app.assertFits();
  await page.keyboard.press('Enter');
  await page.locator('.seen.taken:visible').waitFor();
  const { entries } = await session(app);
  assert.equal(entries.length, 1);
  assert.equal(entries[0].number, 7);
  assert.equal(entries[0].how, 'sheet');
}));

test('answered on the trainer\'s device', onPage({ lang: 'en', width: 1280 }, async (page, app) => {
  await begin(page, app);
  await page.locator('#type-in').click();
  await page.waitForFunction(() => location.hash.startsWith('#/hoi/'));
  const typed = (await app.stored())['vx.typing'].split(' ')[1];
  // The questions have journeys of their own; here their answers come as a file under the same key.
  const answered = { ...JSON.parse(business(5)), id: typed };
  await page.evaluate(([id, text]) => {
    localStorage.setItem(`vx.a.${id}`, text);
    localStorage.setItem(`vx.current.${id}`, 'vx.a.');
    localStorage.setItem('vx.last', id);
  }, [typed, JSON.stringify(answered)]);
  await page.evaluate(() => { location.hash = '#/ket-qua'; });
  await page.reload();
  await page.locator('.typed-for a').click();
  await soFar(page, 1);
  assert.equal((await session(app)).entries[0].how, 'typed');
}));

test('without a camera the page says what to do', onPage({ lang: 'vi', width: 360 }, async (page, app) => {
  const words = room('vi', 'workshop');
  await begin(page, app);
  await page.locator('#camera').click();
  const says = [words.camera_missing, words.camera_denied, words.camera_busy, words.camera_not_here];
  await page.waitForFunction((all) => all.includes(document.querySelector('#seen')?.textContent), says);
  await app.assertAccessible('camera refused');
}));
