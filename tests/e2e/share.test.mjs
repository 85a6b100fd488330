// Handing on: the link, its QR code, the result code; opening a link somewhere else.
import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { exampleDocument, onPage, room, saved } from './helpers.mjs';
import { scratch } from './scratch.mjs';
import { DIST } from './server.mjs';

const WORDS = Object.fromEntries(['vi', 'en'].map((lang) => {
  const rooms = ['share', 'incoming', 'then', 'shell'];
  return [lang, Object.fromEntries(rooms.map((name) => [name, room(lang, name)]))];
}));

/** The furniture workshop as somebody's own, with words in it. */
const workshop = () => {
  const document = exampleDocument('furniture-workshop');
  delete document.title;
  return {
    ...document,
    id: '1767225600000-424242',
    name: 'Xưởng Bí Mật <b>',
    answers: { ...document.answers, commune: { raw: 'Xã Kín', value: { text: 'Xã Kín' } } },
  };
};

/** The saving shown at the head of the results, once counted. */
const headline = async (page) => {
  await page.waitForFunction(() => location.hash === '#/ket-qua');
  await page.locator('#main h1 .tail').waitFor();
  await page.waitForFunction(() => document.querySelector('#main h1:not(.settling) .tail'));
  return (await page.locator('#main h1').innerText()).replace(/\s+/g, ' ');
};

const linkOf = async (page) => {
  await page.waitForFunction(() => document.querySelector('#link')?.value.includes('#/mo/'));
  return page.inputValue('#link');
};

for (const lang of ['vi', 'en']) {
  test(`a link opens elsewhere with the same figures and without names (${lang})`, onPage(
    { lang, width: 1280, storage: saved(workshop()) },
    async (page, app) => {
      const words = WORDS[lang];
      await app.open('#/ket-qua');
      const here = await headline(page);
      await page.getByRole('link', { name: words.share.title }).click();
      await page.locator('h1', { hasText: words.share.title }).waitFor();
      const link = await linkOf(page);
      assert.ok(link.startsWith(`${app.url}#/mo/`) && link.length < 700, link);
      await page.locator('svg.qr path').first().waitFor();
      await app.assertAccessible('on the share page');

      // The same text in a browser that knows nothing.
      const other = await (await page.context().browser().newContext({ locale: 'vi-VN' })).newPage();
      await other.addInitScript((code) => localStorage.setItem('vx.settings', JSON.stringify({ lang: code })), lang);
      await other.goto(link);
      await other.locator('#keep').waitFor();
      assert.doesNotMatch(await other.locator('body').innerText(), /Bí Mật|Xã Kín/);
      const before = await other.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('vx.a.')));
      assert.deepEqual(before, [], 'nothing is kept before it is agreed to');
      await other.getByRole('button', { name: words.incoming.keep_one }).click();
      assert.equal(await headline(other), here);
      await other.context().close();
    },
  ));
}

test('names travel when ticked, and are text only', onPage({ lang: 'vi', storage: saved(workshop()) }, async (page, app) => {
  await app.open('#/chia-se');
  const bare = await linkOf(page);
  await page.locator('#names').check();
  await page.waitForFunction((old) => document.querySelector('#link').value !== old, bare);
  const named = await linkOf(page);
  assert.ok(named.length > bare.length);
  await app.assertFits();
  await page.goto(named);
  await page.locator('.incoming h2', { hasText: 'Xưởng Bí Mật <b>' }).waitFor();
  await page.locator('fieldset', { hasText: 'đã có trên máy' }).waitFor();
  await app.assertAccessible('where a known one comes in');
}));

test('a cut, changed or newer link says so and changes nothing', onPage({ lang: 'vi', storage: saved(workshop()) }, async (page, app) => {
  await app.open('#/chia-se');
  const link = await linkOf(page);
  const stored = await app.stored();
  for (const [text, sentence] of [
    [link.slice(0, -5), /bị cắt mất hoặc bị sửa/],
    [link.replace(/.(?=.{20}$)/, (c) => (c === 'A' ? 'B' : 'A')), /bị cắt mất hoặc bị sửa/],
    [`${app.url}#/mo/AgAAoHd-3Q`, /bị cắt mất|mới hơn/],
    [`${app.url}#/mo/${'A'.repeat(50_000)}`, /dài quá mức/],
    [`${app.url}#/mo/%3Cimg%20onerror=alert(1)%3E`, /bị cắt mất hoặc bị sửa/],
  ]) {
    await page.goto(text);
    await page.locator('.incoming .lines li', { hasText: sentence }).waitFor();
    assert.ok(await page.locator('#keep').isHidden());
  }
  assert.deepEqual((await app.stored())['vx.last'], stored['vx.last']);
  const documents = (all) => Object.keys(all).filter((key) => /^vx\.current/.test(key));
  assert.deepEqual(documents(await app.stored()), documents(stored));
  await app.assertAccessible('with a broken link');
  await app.assertFits();
}));

for (const lang of ['vi', 'en']) {
  test(`the result code is made only with consent (${lang})`, onPage({ lang, storage: saved(workshop()) }, async (page, app) => {
    await app.open('#/chia-se');
    const make = page.locator('#make-code');
    assert.ok(await make.isDisabled());
    await page.locator('#agree').check();
    await page.locator('#make-code:enabled').click();
    const figure = page.locator('figure', { has: page.locator('#code-text') });
    await figure.locator('svg.qr').waitFor();
    await figure.locator('summary').click();
    const code = await page.locator('#code-text').innerText();
    assert.match(code, /^VX2[A-Z2-7]{150,400}$/);
    await app.assertAccessible('with a result code');
    await app.assertFits();
    await page.locator('#agree').uncheck();
    await figure.waitFor({ state: 'detached' });
  }));
}

test('copying says that it is done, by keyboard', onPage({ lang: 'vi', storage: saved(workshop()) }, async (page, app) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.open('#/chia-se');
  const link = await linkOf(page);
  await page.locator('#copy').focus();
  await page.keyboard.press('Enter');
  await page.locator('[role=status]', { hasText: 'Đã chép' }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), link);
}));

test('from a file on this device: letters to paste, never the path of the file', async () => {
  const file = join(scratch('Của Tôi '), 'Vòng Xanh.html');
  copyFileSync(join(DIST, 'vong-xanh.html'), file);
  const url = pathToFileURL(file).href;
  await onPage({ lang: 'vi', url, storage: saved(workshop()) }, async (page, app) => {
    await page.context().setOffline(true);
    await app.open('#/chia-se');
    await page.locator('.wrong-say', { hasText: 'từ một tệp trên máy này' }).waitFor();
    const letters = await linkOf(page);
    assert.match(letters, /^#\/mo\/[A-Za-z0-9_-]+$/);
    await page.locator('svg.qr').first().waitFor();
    await page.locator('#agree').check();
    await page.locator('#make-code:enabled').click();
    await page.locator('#code-text').waitFor({ state: 'attached' });
    await page.goto(`${url}#/mo`);
    await page.fill('#paste-in', letters);
    await page.locator('#look').click();
    await page.locator('fieldset', { hasText: 'đã có trên máy' }).waitFor();
    await page.locator('#take-0-replace').check();
    await page.locator('#keep').click();
    await headline(page);
  })();
});

test('nothing open: the page says where to begin', onPage({ lang: 'vi' }, async (page, app) => {
  await app.open('#/chia-se');
  await page.locator('h1', { hasText: WORDS.vi.share.title }).waitFor();
  await app.assertAccessible('with nothing to share');
}));

for (const [lang, theme, width] of [['vi', 'dark', 360], ['en', 'light', 1280]]) {
  test(`the pages suit ${width} px, ${lang}, ${theme}`, onPage({ lang, theme, width, storage: saved(workshop()) }, async (page, app) => {
    await app.open('#/chia-se');
    await linkOf(page);
    await app.assertAccessible();
    await app.assertFits();
    await page.goto(`${app.url}#/mo`);
    await page.locator('#paste-in').waitFor();
    await app.assertAccessible();
    await app.assertFits();
  }));
}

/** What another data set gave: saved by an older release. */
const older = () => {
  const document = workshop();
  const spread = (p50) => ({ p10: p50 * 0.8, p50, p90: p50 * 1.2, mean: p50 });
  const figures = { money_vnd: 99e6, energy_toe: 2, water_m3: 10, co2e_kg: 9000, capital_vnd: 50e6 };
  return {
    ...document,
    results: {
      data_version: '2025-01-15', data_digest: '0000000000000000', tool_version: '0.0.9', draws: 5000,
      money_vnd: spread(99e6), energy_toe: spread(2), co2e_kg: spread(9000), capital_vnd: spread(50e6),
      package: figures,
      basis: {
        given: 'ffffffffffffffff',
        values: { 'co2.electricity_grid': 0.9 },
        measures: {
          'no-such-measure': {
            name: 'Việc cũ', ...figures, money_vnd: 5e6, saving: [0.1, 0.2, 0.3], lifetime_years: 10, running_cost_vnd: 0, revenue_vnd: 0,
          },
        },
      },
    },
  };
};

for (const lang of ['vi', 'en']) {
  test(`older figures stand beside today's until today's are taken (${lang})`, onPage({ lang, width: 1280, storage: saved(older()) }, async (page, app) => {
    const words = WORDS[lang].then;
    await app.open('#/ket-qua');
    const then = page.locator('section.then');
    await then.getByText(words.title).waitFor();
    await then.locator('.then-table', { hasText: '99' }).waitFor();
    await then.getByText(words.gone.replace('{name}', 'Việc cũ')).waitFor();
    await app.assertAccessible('with older figures');
    const kept = () => page.evaluate(() => Object.entries({ ...localStorage })
      .filter(([key]) => /^vx\.[ab]\.1767/.test(key)).some(([, text]) => text.includes('2025-01-15')));
    assert.ok(await kept());
    await page.locator('#take-today').click();
    await then.waitFor({ state: 'detached' });
    await page.waitForFunction(() => {
      const slot = localStorage.getItem('vx.current.1767225600000-424242');
      const text = localStorage.getItem(`${slot}1767225600000-424242`) ?? '';
      return !text.includes('2025-01-15') && text.includes('"basis"');
    });
    await page.locator('#main').press('Control+z');
    await then.getByText(words.title).waitFor();
  }));
}

test('older figures fit a phone', onPage({ lang: 'vi', width: 360, theme: 'dark', storage: saved(older()) }, async (page, app) => {
  await app.open('#/ket-qua');
  await page.locator('section.then').waitFor();
  await app.assertFits();
}));
