// The edition in one file: opened from a folder by a double click, without any network.
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { answerUpTo, at, begin } from './answers.mjs';
import { onPage } from './helpers.mjs';
import { DIST } from './server.mjs';

const BUILT = join(DIST, 'vong-xanh.html');

/** A test on a copy in a folder as people name them, the network cut; every request but for the page fails it. */
const onFile = (wish, body) => async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'Tải về ')), 'Vòng Xanh (1).html');
  copyFileSync(BUILT, file);
  const url = pathToFileURL(file).href;
  await onPage({ url, ...wish }, async (page, app) => {
    await page.context().setOffline(true);
    await body(page, app);
    const asked = app.requests.filter((address) => !address.startsWith(url) && !/^(data|blob):/.test(address));
    assert.deepEqual(asked, []);
  })();
};

test('is at most 1 MB and names no other file', () => {
  assert.ok(statSync(BUILT).size <= 1_000_000, `${statSync(BUILT).size} bytes`);
  const html = readFileSync(BUILT, 'utf8');
  assert.doesNotMatch(html.slice(0, html.indexOf('vx-files')), /(?:src|href)="(?!#|data:|vong-xanh\.html")/);
  const policy = html.match(/Content-Security-Policy" content="([^"]+)"/)[1];
  assert.doesNotMatch(policy, /'self'|unsafe-inline|'unsafe-eval'|https?:/);
  assert.match(policy, /default-src 'none'.*require-trusted-types-for 'script'/);
});

for (const lang of ['vi', 'en']) {
  test(`opens, answers, keeps and hands out (${lang})`, onFile({ lang }, async (page, app) => {
    await begin(page, app);
    await answerUpTo(page, 'S04');
    await at(page, 'S04');
    await page.fill('#revenue_month', '420000000');
    await page.waitForTimeout(600);
    await page.reload();
    await app.running();
    await at(page, 'S04');
    assert.equal(await page.inputValue('#revenue_month'), '420000000', 'kept on this device');
    await page.goto(`${app.url}#/cai-dat`);
    await page.locator('#app h1:not([data-waiting])').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: lang === 'vi' ? /ra tệp|Lưu/ : /file|Save/i }).first().click(),
    ]);
    assert.equal(JSON.parse(readFileSync(await download.path(), 'utf8')).answers.revenue_month.raw ?? '420000000', '420000000');
  }));
}

test('an example, its figures and sources, the other language, and a saved file', onFile({ lang: 'vi' }, async (page, app) => {
  await app.open();
  assert.ok(await page.locator('.take').isHidden(), 'it needs not be taken along once more');
  await app.assertAccessible('in the one-file edition');
  await page.locator('#app .door').first().click();
  await page.waitForURL(/#\/ket-qua/);
  await page.goto(`${app.url}#/so-nay/package-money`);
  await page.locator('#app h1:not([data-waiting])').waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.locator('html[lang=en]').waitFor({ state: 'attached' });
  await page.goto(app.url);
  await app.running();
  await page.locator('#open-file').setInputFiles('data/examples/furniture-workshop.json');
  await page.getByText('already on this device').or(page.locator('#main h1')).first().waitFor();
}));

test('a browser that cannot unpack says so', onFile({ lang: 'en' }, async (page, app) => {
  await page.addInitScript(() => {
    delete globalThis.DecompressionStream;
  });
  await page.goto(app.url);
  await page.getByText('This browser is too old').waitFor();
}));

test('a browser without storage works on and says what is missing', onFile({}, async (page, app) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await begin(page, app);
  await answerUpTo(page, 'S02');
  await page.getByText('Trình duyệt không cho lưu').waitFor();
}));
