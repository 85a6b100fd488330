// Before the program runs, when it cannot run, and after it stopped.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { WIDTHS, onPage } from './helpers.mjs';

for (const theme of ['light', 'dark']) {
  for (const lang of ['vi', 'en']) {
    test(`starts in ${lang}, ${theme}`, onPage({ theme, lang }, async (page, app) => {
      await app.open();
      assert.equal(await page.locator('html').getAttribute('lang'), lang);
      assert.ok(await page.locator('#recovery').isHidden());
      await app.assertAccessible(`on the start page (${lang}, ${theme})`);
    }));
  }
}

for (const width of WIDTHS) {
  test(`fits ${width} px`, onPage({ width }, async (page, app) => {
    await app.open();
    await app.assertFits();
  }));
}

/** Holds back whatever is loaded after the start page; the function lets it through. */
const holdTheRest = async (page) => {
  let release;
  const released = new Promise((resolve) => {
    release = resolve;
  });
  await page.route(/\/rest\.[0-9a-f]+\.wasm$|\.bin$/, async (route) => {
    await released;
    await route.continue();
  });
  return release;
};

test('a first visit transfers at most 200 kB until the start page can be used', onPage({}, async (page, app) => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  let bytes = 0;
  devtools.on('Network.loadingFinished', (event) => {
    bytes += event.encodedDataLength;
  });
  const release = await holdTheRest(page);
  await app.open();
  await page.getByRole('button', { name: /Bắt đầu/ }).waitFor();
  assert.ok(bytes > 20_000 && bytes <= 200_000, `${bytes} bytes with headers`);
  release();
}));

test('the start page works before the rest has come, and what was begun goes on', onPage({}, async (page, app) => {
  const release = await holdTheRest(page);
  await app.open();
  await page.getByRole('button', { name: 'English' }).or(page.getByRole('link', { name: 'English' })).click();
  await page.getByRole('heading', { level: 1, name: /How much money/ }).waitFor();
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: /Start|Begin/ }).click();
  await page.getByRole('heading', { level: 1, name: /open/i }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: /How much money/ }).waitFor();
  await page.goForward();
  release();
  await page.waitForURL(/#\/hoi\/S01/);
  await page.getByRole('heading', { level: 1, name: /line of work/ }).waitFor();
  assert.equal(await page.evaluate(() => sessionStorage.getItem('vx-whole')), null);
}));

for (const address of ['#/hoi/S01', '#/hoi/first', '#/ket-qua', '#/so-nay/package-money', '#/giai-phap/led-lighting', '#/cai-dat', '#/nowhere']) {
  test(`opened at ${address}, the first half waits for the rest without a fault`, onPage({ lang: 'vi' }, async (page, app) => {
    const release = await holdTheRest(page);
    await page.goto(app.url + address);
    await app.running();
    release();
    await app.whole();
    await page.getByRole('heading', { level: 1, name: 'Đang mở…' }).waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => sessionStorage.getItem('vx-whole')), null);
  }));
}

test('a first half that cannot stand alone starts again whole', onPage(
  { lang: 'en', allow: [/RuntimeError/] },
  async (page, app) => {
    const release = await holdTheRest(page);
    await app.open();
    await page.evaluate(() => dispatchEvent(new CustomEvent('vx-panic', { detail: 'as if' })));
    release();
    await page.waitForFunction(() => sessionStorage.getItem('vx-whole') === '1');
    await app.running();
    assert.ok(await page.locator('#recovery').isHidden());
    await page.getByRole('button', { name: /Start|Begin/ }).click();
    await page.waitForURL(/#\/hoi\/S01/);
  },
));

test('the remembered theme and language stand before the program runs', onPage(
  { storage: { 'vx.settings': '{"lang":"en","theme":"dark"}' }, allow: [/Failed to load resource/] },
  async (page, app) => {
    await page.route('**/*.wasm', () => {}); // never answered
    await page.goto(app.url, { waitUntil: 'commit' });
    await page.getByText('Opening…').waitFor();
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
    assert.equal(await page.getByText('Đang mở…').count(), 1);
    assert.ok(await page.getByText('Đang mở…').isHidden());
    await app.assertFits();
  },
));

test('without JavaScript both languages say what is missing', onPage(
  { javaScript: false },
  async (page, app) => {
    await page.goto(app.url);
    const said = await page.locator('noscript').innerText();
    assert.match(said, /Hãy bật JavaScript/);
    assert.match(said, /Please switch JavaScript on/);
  },
));

test('a program that cannot be fetched gives way to the recovery panel', onPage(
  { lang: 'en', allow: [/Failed to load resource/] },
  async (page, app) => {
    await page.route('**/*.wasm', (route) => route.abort());
    await page.goto(app.url);
    await page.getByText('could not be loaded').waitFor();
    await app.assertAccessible('in the recovery panel');
  },
));

test('a browser without WebAssembly is told so', onPage({}, async (page, app) => {
  await page.addInitScript(() => {
    delete globalThis.WebAssembly;
  });
  await page.goto(app.url);
  await page.getByText('Trình duyệt này quá cũ').waitFor();
}));

const SAVED = { 'vx.settings': '{"lang":"vi"}', 'vx.kept': '{"made by":"hand"}', other: 'not ours' };

test('a panic in the program shows the recovery panel, and the data can be saved', onPage(
  { storage: SAVED, allow: [/forced|panicked|unreachable|NotFoundError|RuntimeError/i] },
  async (page, app) => {
    await app.open();
    await app.whole();
    await page.waitForLoadState('networkidle');
    // The browser refuses every new node: the framework cannot go on and panics for real.
    await page.evaluate(() => {
      const refuse = () => {
        throw new Error('forced by the test');
      };
      Node.prototype.insertBefore = refuse;
      Node.prototype.appendChild = refuse;
      location.hash = '#/cai-dat';
      document.querySelector('#app button')?.click();
    });
    await page.getByRole('heading', { name: 'Trang đã dừng lại' }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tải dữ liệu về' }).click(),
    ]);
    const file = JSON.parse(readFileSync(await download.path(), 'utf8'));
    assert.equal(file.format, 'vong-xanh-recovery');
    assert.equal(file.data['vx.kept'], SAVED['vx.kept']);
    assert.equal(file.data.other, undefined);
  },
));

test('the panic event alone shows the panel with its detail', onPage({ lang: 'en' }, async (page, app) => {
  await app.open();
  await app.whole();
  await page.evaluate(() => dispatchEvent(new CustomEvent('vx-panic', { detail: 'because' })));
  await page.getByRole('heading', { name: 'The page has stopped' }).waitFor();
  await page.getByText('Error details').click();
  await page.getByText('because', { exact: true }).waitFor();
  await app.assertFits();
  await page.getByRole('button', { name: 'Reopen the page' }).click();
  await app.running();
  assert.ok(await page.locator('#recovery').isHidden());
}));
