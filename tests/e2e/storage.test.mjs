// A browser that keeps nothing, whatever it calls that: the app says so for as long as it is so, offers
// the file, and works on. What it keeps, it says where.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WORKSHOP, answerUpTo, at, begin, give, goOn } from './answers.mjs';
import { downloaded } from './downloads.mjs';
import { exampleDocument, keptDocument, onPage, saved } from './helpers.mjs';

/** Ways of browsers to say no, as scripts that run before the page. */
const REFUSALS = {
  'full (QuotaExceededError)': () => {
    Storage.prototype.setItem = () => { throw new DOMException('no room', 'QuotaExceededError'); };
  },
  'full (code 22 alone)': () => {
    Storage.prototype.setItem = () => { throw Object.assign(new Error('no room'), { code: 22 }); };
  },
  'full (Firefox, code 1014)': () => {
    Storage.prototype.setItem = () => { throw Object.assign(new Error('no room'), { code: 1014, name: 'NS_ERROR_DOM_QUOTA_REACHED' }); };
  },
  'full at once (no room at all, private window)': () => {
    Object.defineProperty(Storage.prototype, 'length', { get: () => 0 });
    Storage.prototype.setItem = () => { throw new DOMException('no room', 'QuotaExceededError'); };
  },
  'silent (it takes everything and keeps nothing)': () => {
    Storage.prototype.setItem = () => {};
  },
  'denied (it may not even be looked at)': () => {
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });
  },
  absent: () => {
    Object.defineProperty(window, 'localStorage', { value: null });
  },
  undefined: () => {
    Object.defineProperty(window, 'localStorage', { value: undefined });
  },
};

for (const [how, refuse] of Object.entries(REFUSALS)) {
  test(`storage ${how}: said for good, the file offered, the work goes on`, onPage({}, async (page, app) => {
    await page.addInitScript(refuse);
    await begin(page, app);
    await answerUpTo(page, 'S04');
    const warning = page.locator('.notice', { hasText: 'Trình duyệt không cho lưu' });
    await warning.waitFor();
    assert.equal(await warning.getByRole('button', { name: 'Đóng' }).count(), 0, 'it cannot be put away');
    await at(page, 'S04');
    await give(page, WORKSHOP.S04);
    await goOn(page);
    await at(page, 'S05');
    assert.ok(await warning.isVisible(), 'it lasts');
    const file = await downloaded(page, warning.getByRole('button', { name: 'Lưu ra tệp' }));
    assert.equal(JSON.parse(file.bytes.toString('utf8')).answers.revenue_month.value.number, 420e6);
    await app.assertAccessible('with the warning');
  }));
}

test('room again: the warning goes and nothing typed meanwhile is missing', onPage({ lang: 'vi' }, async (page, app) => {
  await begin(page, app);
  await answerUpTo(page, 'S03');
  await at(page, 'S03');
  await page.evaluate(() => {
    window.put = Storage.prototype.setItem;
    Storage.prototype.setItem = () => { throw new DOMException('no room', 'QuotaExceededError'); };
  });
  await page.fill('#workers', '12');
  const warning = page.locator('.notice', { hasText: 'Trình duyệt không cho lưu' });
  await warning.waitFor();
  await page.evaluate(() => { Storage.prototype.setItem = window.put; });
  await page.fill('#days_per_month', '26');
  await keptDocument(page, (document) => document.answers.workers?.raw === '12' && document.answers.days_per_month?.raw === '26');
  await warning.waitFor({ state: 'detached' });
}));

for (const [what, spoil] of [
  ['cut short', (text) => text.slice(0, 400)],
  ['empty', () => ''],
  ['written over', () => '\u0000\u0001PNG'],
]) {
  test(`a stored assessment that was ${what} is offered as it is, and kept`, onPage(
    { lang: 'vi', storage: (() => {
      const storage = saved({ ...exampleDocument('market-stall'), id: 'mine' });
      return { ...storage, 'vx.a.mine': spoil(storage['vx.a.mine']) };
    })() },
    async (page, app) => {
      const before = (await (async () => { await app.open(); return app.stored(); })())['vx.a.mine'];
      const notice = page.locator('.notice', { hasText: 'Một bản đã lưu bị hỏng' });
      await notice.waitFor();
      const file = await downloaded(page, notice.getByRole('button', { name: 'Tải bản hỏng về' }));
      assert.equal(file.bytes.toString('utf8'), before);
      // Somebody goes on with another assessment: the spoilt text stays.
      await page.locator('#main .btn').first().click();
      await at(page, 'S01');
      await page.locator('#sector-wood_furniture').check();
      await page.waitForFunction(() => Object.keys(localStorage).some((key) => /^vx\.current\.(?!mine$)/.test(key)));
      assert.equal((await app.stored())['vx.damaged.mine.1'], before);
      await page.goto(`${app.url}#/cai-dat`);
      await page.getByText('Một bản bị hỏng, không mở được').waitFor();
    },
  ));
}

test('the file of the recovery panel opens again, in this browser or another one', onPage({ lang: 'vi' }, async (page, app) => {
  const one = { ...exampleDocument('market-stall'), id: 'one', name: 'Quầy chợ' };
  const two = { ...exampleDocument('furniture-workshop'), id: 'two', name: 'Xưởng gỗ' };
  const broken = { 'vx.a.three': '{ cut', 'vx.current.three': 'vx.a.' };
  const data = { ...saved(one), ...saved(two), ...broken, 'vx.settings': '{"lang":"en"}' };
  const text = JSON.stringify({ format: 'vong-xanh-recovery', version: 1, data });
  await app.open();
  await page.setInputFiles('#open-file', { name: 'vong-xanh-recovery.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await page.locator('.incoming h1', { hasText: '2 bản' }).waitFor();
  assert.match(await page.locator('.incoming .lines li').innerText(), /hỏng/);
  await page.locator('#keep').click();
  await page.locator('.saved button.door', { hasText: 'Quầy chợ' }).waitFor();
  await page.locator('.saved button.door', { hasText: 'Xưởng gỗ' }).waitFor();
  assert.equal(JSON.parse((await app.stored())['vx.settings']).lang, 'vi', 'settings are left alone');
}));

test('after a panic the file holds the last state and the next start offers it', onPage(
  { lang: 'vi', storage: saved({ ...exampleDocument('market-stall'), id: 'mine', name: 'Quầy chợ' }), allow: [/forced|panicked|unreachable|NotFoundError|RuntimeError/i] },
  async (page, app) => {
    await app.open('#/hoi/S03');
    await page.locator('#workers').fill('17');
    await keptDocument(page, (document) => document.answers.workers?.raw === '17');
    // The browser refuses every new node: the framework cannot go on and panics for real.
    await page.evaluate(() => {
      const refuse = () => { throw new Error('forced by the test'); };
      Node.prototype.insertBefore = refuse;
      Node.prototype.appendChild = refuse;
      location.hash = '#/cai-dat';
    });
    await page.getByRole('heading', { name: 'Trang đã dừng lại' }).waitFor();
    const file = await downloaded(page, page.getByRole('button', { name: 'Tải dữ liệu về' }));
    await page.getByRole('button', { name: 'Mở lại trang' }).click();
    await app.running();
    await page.goto(`${app.url}#/`);
    await page.locator('.saved button.door', { hasText: 'Quầy chợ' }).click();
    await page.locator('#app h1:not([data-waiting])').first().waitFor();
    await page.evaluate(() => { location.hash = '#/hoi/S03/sua'; });
    await page.locator('#workers').waitFor();
    assert.equal(await page.inputValue('#workers'), '17');
    // The file opens, too, as a second copy.
    await page.goto(`${app.url}#/cai-dat`);
    await page.locator('#open-file').waitFor({ state: 'attached' });
    await page.setInputFiles('#open-file', { name: 'vong-xanh-recovery.json', mimeType: 'application/json', buffer: file.bytes });
    await page.getByRole('button', { name: 'Giữ cả hai' }).waitFor();
  },
));

test('on the device only: said beside the results, with the file and the whole account', onPage(
  { lang: 'vi', storage: saved(exampleDocument('furniture-workshop')) },
  async (page, app) => {
    await app.open('#/ket-qua');
    await page.getByText('Bản này chỉ nằm trong trình duyệt của máy này').waitFor();
    const { name } = await downloaded(page, page.locator('#keep-file'));
    assert.match(name, /^vong-xanh-\d{4}-\d\d-\d\d\.json$/);
    await page.getByRole('link', { name: 'Máy này giữ những gì' }).click();
    await page.locator('h1', { hasText: 'Riêng tư' }).waitFor();
    // Every entry of the storage is on the list.
    const listed = await page.locator('tbody th').allInnerTexts();
    const known = listed.flatMap((line) => line.split(', ')).map((line) => line.replace('…', ''));
    for (const key of Object.keys(await app.stored())) {
      assert.ok(known.some((one) => one !== 'vx.' && key.startsWith(one)), `${key} is not on the page`);
    }
  },
));

test('the browser is asked to keep what is saved, where it asks nobody else', onPage(
  { lang: 'vi', storage: saved(exampleDocument('furniture-workshop')) },
  async (page, app) => {
    await page.addInitScript(() => {
      window.asked = 0;
      navigator.storage.persist = async () => { window.asked += 1; return true; };
    });
    await app.open();
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.waitForFunction(() => window.asked > 0);
  },
));

test('a kept assessment with a name of eighty letters and no space fits a phone', onPage({
  lang: 'vi', storage: saved({ ...exampleDocument('market-stall'), name: 'Xưởngmộcchúngtôi'.repeat(5) }),
}, async (page, app) => {
  await app.open();
  await page.locator('.doors strong', { hasText: 'Xưởngmộc' }).waitFor();
  await app.assertFits();
}));
