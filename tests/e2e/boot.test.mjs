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

/** Holds back the program and its data; the function lets them through. */
const holdBack = async (page, what = /\.(wasm|bin)$/) => {
  let release;
  const released = new Promise((resolve) => {
    release = resolve;
  });
  await page.route(what, async (route) => {
    await released;
    await route.continue();
  });
  return release;
};

/** How every part of the start page looks, as the browser has worked it out. */
const looks = () => [...document.querySelectorAll('body, #still, #still *')].map((part) => {
  const style = getComputedStyle(part);
  const named = [...style].filter((name) => !name.startsWith('--')).map((name) => `${name}: ${style.getPropertyValue(name)}`);
  return [`<${part.localName} class="${part.getAttribute('class') ?? ''}">`, ...named];
});

for (const [width, theme, lang, sheets] of [[360, 'light', 'vi', 'with its script'], [1280, 'dark', 'en', 'with its script'], [360, 'dark', 'vi', 'from a file']]) {
  test(`the start page needs no styles but its own, ${sheets} (${width} px, ${theme}, ${lang})`, onPage({ width, theme, lang }, async (page, app) => {
    if (sheets === 'from a file') await page.addInitScript(() => delete CSSStyleSheet.prototype.replaceSync);
    const worn = (count) => page.waitForFunction(([from, count]) => document[from].length === count, [sheets === 'from a file' ? 'styleSheets' : 'adoptedStyleSheets', count]);
    await holdBack(page, /\.(wasm|bin)$/);
    const release = await holdBack(page, /rooms\.[^/]*\.css$/);
    const comes = page.waitForRequest(/rooms\.[^/]*\.css$/);
    await page.goto(app.url);
    await comes;
    await worn(1);
    // Opened, so that nothing is skipped.
    await page.evaluate(() => document.querySelectorAll('#still details').forEach((part) => { part.open = true; }));
    const alone = await page.evaluate(looks);
    release();
    await worn(2);
    const dressed = await page.evaluate(looks);
    assert.ok(alone.length > 100, `${alone.length} parts`);
    assert.deepEqual(alone, dressed);
    const asked = app.requests.filter((address) => /style\.[^/]*\.css$/.test(address));
    assert.equal(asked.length, sheets === 'from a file' ? 1 : 0, 'no trip for what came with the script');
  }));
}

/** A page as plain data: names, attributes in order of their names, texts. */
const outline = (selector) => {
  const of = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE) return null;
    const attributes = [...node.attributes].map(({ name, value }) => `${name}=${name === 'hidden' ? '' : value}`);
    node.normalize();
    return [node.localName, attributes.sort(), [...node.childNodes].map(of).filter((part) => part !== null)];
  };
  // What the side effects show stands beside the page.
  return [...document.querySelector(selector).children].filter((part) => !part.matches('span, .hide')).map(of);
};

for (const lang of ['vi', 'en']) {
  test(`the still start page is what the program draws (${lang})`, onPage({ lang, width: 1280 }, async (page, app) => {
    const release = await holdBack(page, /\.wasm$/);
    // The data stays away: with it comes its date at the foot.
    const data = await holdBack(page, /\.bin$/);
    await page.goto(app.url);
    await page.locator(`#still[lang=${lang}] h1`).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), lang);
    const still = await page.evaluate(outline, '#still');
    await app.assertAccessible('before the program');
    await app.assertFits();
    release();
    await app.running();
    assert.deepEqual(await page.evaluate(outline, '#app'), still);
    assert.equal(await page.locator('#still').count(), 0);
    data();
  }));
}

const example = JSON.parse(readFileSync('data/examples/furniture-workshop.json', 'utf8'));
const KEPT = {
  'vx.settings': '{"lang":"vi"}',
  [`vx.a.${example.id}`]: JSON.stringify({ ...example, example: false }),
  [`vx.current.${example.id}`]: 'vx.a.',
  'vx.last': example.id,
};

for (const [who, storage] of [['a new visitor', {}], ['somebody who comes back', KEPT]]) {
  test(`nothing moves when the program takes over (${who})`, onPage({ storage }, async (page, app) => {
    await page.addInitScript(() => {
      window.moved = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.moved += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const release = await holdBack(page);
    await page.goto(app.url);
    await page.locator('#still h1').waitFor();
    release();
    await app.running();
    await app.whole();
    await page.locator('#app .examples').waitFor();
    assert.equal(await page.locator('#app .saved').isVisible(), who !== 'a new visitor');
    await page.waitForTimeout(300);
    assert.equal(await page.evaluate(() => window.moved), 0);
  }));
}

test('where somebody has scrolled to, the page stays', onPage({}, async (page, app) => {
  const release = await holdBack(page);
  await page.goto(app.url);
  await page.locator('#still h1').waitFor();
  await page.evaluate(() => scrollTo(0, 200));
  const before = await page.evaluate(() => scrollY);
  release();
  await app.running();
  await app.whole();
  assert.equal(await page.evaluate(() => scrollY), before);
}));

test('a first visit transfers at most 26 kB until the start page can be used', onPage({}, async (page, app) => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  let bytes = 0;
  devtools.on('Network.loadingFinished', (event) => {
    bytes += event.encodedDataLength;
  });
  const release = await holdBack(page, /\.(wasm|bin)$|rooms\.[^/]*\.css$/);
  await page.goto(app.url);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: /How much money/ }).waitFor();
  assert.ok(bytes > 5_000 && bytes <= 26_000, `${bytes} bytes with headers`);
  release();
}));

test('what is pressed before the program runs is done when it does: language and begin', onPage({}, async (page, app) => {
  const release = await holdBack(page);
  await page.goto(app.url);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: /How much money/ }).waitFor();
  await page.getByRole('button', { name: 'Tiếng Việt' }).click();
  await page.getByRole('heading', { level: 1, name: /bao nhiêu tiền/ }).waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Tiếng Việt');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: /Start, about/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Opening…' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: /How much money/ }).waitFor();
  await page.goForward();
  release();
  await page.waitForURL(/#\/hoi\/S01/);
  await page.getByRole('heading', { level: 1, name: /line of work/ }).waitFor();
}));

test('… an example', onPage({ lang: 'vi' }, async (page, app) => {
  const release = await holdBack(page);
  await page.goto(app.url);
  const door = page.locator('#still .door').nth(1);
  await door.click();
  assert.match(await door.innerText(), /Đang mở…/);
  release();
  await page.waitForURL(/#\/(ket-qua|hoi)/);
  await page.locator('#app h1:not([data-waiting])').waitFor();
}));

test('… a file', onPage({ lang: 'en' }, async (page, app) => {
  const release = await holdBack(page);
  await page.goto(app.url);
  await page.locator('#still input[type=file]').setInputFiles('data/examples/furniture-workshop.json');
  await page.locator('#still .drop', { hasText: 'Opening…' }).waitFor();
  release();
  await page.waitForURL(/#\/(ket-qua|hoi)/);
}));

test('the focus and an opened list survive the change', onPage({ lang: 'vi' }, async (page, app) => {
  const release = await holdBack(page);
  await page.goto(app.url);
  await page.locator('#still summary').click();
  await page.locator('#still .skip').press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  assert.equal(await page.evaluate(() => location.hash), '', 'the jump is no change of page');
  await page.locator('#still #begin').focus();
  release();
  await app.running();
  assert.equal(await page.evaluate(() => document.activeElement.closest('#app') && document.activeElement.id), 'begin');
  assert.ok(await page.locator('#app details').evaluate((part) => part.open));
}));

for (const address of ['#/hoi/S01', '#/hoi/first', '#/ket-qua', '#/so-nay/package-money', '#/giai-phap/led-lighting', '#/cai-dat', '#/nowhere']) {
  test(`opened at ${address}, the page waits for the program and then for its data`, onPage({ lang: 'vi' }, async (page, app) => {
    const program = await holdBack(page, /\.wasm$/);
    const data = await holdBack(page, /\.bin$/);
    await page.goto(app.url + address);
    await page.getByRole('heading', { level: 1, name: 'Đang mở…' }).waitFor();
    assert.ok(await page.locator('#still').isHidden());
    program();
    await app.running();
    data();
    await page.getByRole('heading', { level: 1, name: 'Đang mở…' }).waitFor({ state: 'detached' });
  }));
}

test('the remembered theme and language stand before the program runs', onPage(
  { storage: { 'vx.settings': '{"lang":"en","theme":"dark"}' }, allow: [/Failed to load resource/] },
  async (page, app) => {
    await page.route('**/*.wasm', () => {}); // never answered
    await page.goto(app.url, { waitUntil: 'commit' });
    await page.getByRole('heading', { name: /How much money/ }).waitFor();
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
    assert.equal(await page.getByText('bao nhiêu tiền').count(), 0);
    assert.match(await page.title(), /^How much money/);
    await app.assertFits();
  },
));

test('without JavaScript both languages say what is missing', onPage(
  { javaScript: false },
  async (page, app) => {
    await page.goto(app.url);
    const said = await page.locator('body noscript').innerText();
    assert.match(said, /hãy bật JavaScript/);
    assert.match(said, /please switch JavaScript on/);
    await page.getByRole('heading', { level: 1, name: /bao nhiêu tiền/ }).waitFor();
    assert.ok(app.requests.some((address) => /style\.[^/]*\.css$/.test(address)), 'it has its styles');
    assert.equal(await page.locator('button:visible').count(), 0, 'nothing that cannot work is offered');
    await app.assertFits();
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
  assert.ok(await page.locator('#still').isHidden());
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
