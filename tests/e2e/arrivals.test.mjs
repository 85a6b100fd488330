// Ways into a session that need more than a file picker: a whole folder dropped on the page, codes held
// before the camera one after the other, a camera that is refused.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { chromium } from 'playwright-core';
import { App, exampleDocument, onPage, room } from './helpers.mjs';
import { scratch } from './scratch.mjs';
import { startServer } from './server.mjs';

const NAMES = ['furniture-workshop', 'market-stall', 'metal-workshop', 'rice-restaurant', 'silk-weaving-dyeing'];
const business = (at) => JSON.stringify({ ...exampleDocument(NAMES[at % NAMES.length]), id: `181${at}-${at * 7919}`, modified: '2026-11-20T09:30:00Z' });
const words = room('vi', 'workshop');

const begin = async (page, app) => {
  await app.open('#/lop-hoc');
  await page.locator('#new-session').click();
  await page.locator('#files').waitFor({ state: 'attached' });
};
const soFar = (page, n) => page.locator('#so-far', { hasText: new RegExp(`(^|\\D)${n}(\\D|$)`) }).waitFor();

// --- a folder ------------------------------------------------------------------------------

/** A folder with folders in it, what systems leave there, and one broken file. */
const folder = () => {
  const root = join(scratch(), 'lop');
  const put = (path, text) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  // More than a hundred in one folder: a browser hands them over in portions.
  for (let at = 0; at < 105; at += 1) put(`to-1/co-so-${at}.json`, business(at));
  for (let at = 105; at < 108; at += 1) put(`to-2/nha ông Sáu/co-so-${at}.json`, business(at));
  put('to-2/Thumbs.db', 'x');
  put('.DS_Store', 'x');
  put('to-2/hong.json', business(1).slice(0, 500));
  return root;
};

test('a folder with folders in it is dropped on the page', onPage({ lang: 'vi', width: 1280 }, async (page, app) => {
  await begin(page, app);
  const cdp = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder()], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver']) await cdp.send('Input.dispatchDragEvent', { type, x: 500, y: 400, data });
  await page.locator('.drop.over').waitFor();
  await cdp.send('Input.dispatchDragEvent', { type: 'drop', x: 500, y: 400, data });
  await page.locator('#report li', { hasText: words.report_new.replace('{n}', '108') }).waitFor();
  await soFar(page, 108);
  assert.deepEqual(await page.locator('#report bdi').allInnerTexts(), ['hong.json']);
  assert.equal(await page.locator('.drop.over').count(), 0);
}));

test('a folder is picked', onPage({ lang: 'vi', width: 1280 }, async (page, app) => {
  await begin(page, app);
  await page.setInputFiles('#folder', folder());
  await soFar(page, 108);
  assert.deepEqual(await page.locator('#report bdi').allInnerTexts(), ['hong.json']);
}));

// --- many at once ----------------------------------------------------------------------------

/** Picks so many files; what was written to the storage and how often the list was drawn meanwhile. */
const work = async (page, count) => {
  await page.evaluate(() => {
    const seen = { saves: 0, lists: 0 };
    window.seen = seen;
    const put = Object.getPrototypeOf(localStorage).setItem;
    Object.getPrototypeOf(localStorage).setItem = function (...parts) {
      seen.saves += 1;
      return put.apply(this, parts);
    };
    new MutationObserver(() => { seen.lists += 1; }).observe(document.querySelector('#so-far'), { characterData: true, childList: true, subtree: true });
  });
  const files = Array.from({ length: count }, (_, at) => ({ name: `${at}.json`, mimeType: 'application/json', buffer: Buffer.from(business(at)) }));
  await page.setInputFiles('#files', files);
  await soFar(page, count);
  return page.evaluate(() => window.seen);
};

for (const count of [20, 200]) {
  test(`${count} files are kept in one go`, onPage({ lang: 'vi', width: 1280 }, async (page, app) => {
    await begin(page, app);
    // The slot that was free, and the pointer to it.
    assert.deepEqual(await work(page, count), { saves: 2, lists: 1 });
    assert.equal(await page.locator('.entries tbody tr').count(), Math.min(count, 40), 'the rest stays behind a button');
  }));
}

// --- the camera ----------------------------------------------------------------------------

const [WIDE, HIGH] = [640, 480];
const [WHITE, BLACK, GREY] = [235, 16, 128];

/** One picture of a video, a little grey around the paper; `path` is the drawing of the app. */
const picture = (path, side) => {
  const luma = Buffer.alloc(WIDE * HIGH, GREY);
  if (path) {
    const pixel = Math.floor((HIGH * 0.8) / side);
    const [left, top] = [WIDE, HIGH].map((length) => Math.floor((length - side * pixel) / 2));
    const fill = (x, y, wide, high, value) => {
      for (let row = 0; row < high * pixel; row += 1) {
        const from = (top + y * pixel + row) * WIDE + left + x * pixel;
        luma.fill(value, from, from + wide * pixel);
      }
    };
    fill(0, 0, side, side, WHITE);
    for (const [, x, y, run] of path.matchAll(/M(\d+),(\d+)h(\d+)/g)) fill(Number(x), Number(y), Number(run), 1, BLACK);
  }
  return Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((WIDE * HIGH) / 2, 128)]);
};

/** A video of these codes, each held for two seconds, the hand away between them. */
const video = (codes) => {
  const [rate, held, away] = [5, 10, 3];
  const frames = codes.flatMap(({ path, side }) => [
    ...Array.from({ length: held }, () => picture(path, side)),
    ...Array.from({ length: away }, () => picture()),
  ]);
  const file = join(scratch(), 'codes.y4m');
  writeFileSync(file, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDE} H${HIGH} F${rate}:1 Ip A1:1 C420\n`), ...frames]));
  return file;
};

/** The code that an owner's page draws, and the letters under it. */
const ownCode = async (page, app, at) => {
  await app.open();
  await page.setInputFiles('#open-file', { name: 'own.json', mimeType: 'application/json', buffer: Buffer.from(business(at)) });
  await page.locator('.results h1:not([data-waiting])').waitFor();
  await page.evaluate(() => { location.hash = '#/chia-se'; });
  await page.locator('#agree').check();
  await page.locator('#make-code:enabled').click();
  await page.locator('#code-text').waitFor({ state: 'attached' });
  const svg = page.locator('.hand-on .qr').last();
  const side = Number((await svg.getAttribute('viewBox')).split(' ')[2]);
  const path = (await svg.locator('path').last().getAttribute('d'));
  const letters = (await page.locator('#code-short').innerText()).match(/[A-Z2-7]{4}/)[0];
  return { path, side, letters };
};

test('the code on a phone is large enough to be read at arm\'s length', onPage({ lang: 'vi', width: 360 }, async (page, app) => {
  for (const at of [0, 1]) {
    const { side } = await ownCode(page, app, at);
    const box = await page.locator('.hand-on .qr').last().boundingBox();
    // 160 px are an inch by definition of such screens: 4 px are more than half a millimetre.
    assert.ok(box.width / side >= 4, `${side} modules on ${box.width} px`);
  }
}));

/** A page of a browser with a camera of this kind; the shared one has none. */
const withCamera = async (flags, body) => {
  const server = await startServer();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--use-fake-device-for-media-stream', ...flags],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'vi-VN', serviceWorkers: 'block' });
    const page = await context.newPage();
    const app = new App(page, server.url, []);
    await body(page, app);
    app.assertQuiet();
  } finally {
    await browser.close();
    server.stop();
  }
};

test('three codes held before the camera, one after the other and all over again', onPage({ lang: 'vi', width: 1280 }, async (owner, owned) => {
  const codes = [];
  for (const at of [0, 1, 2]) codes.push(await ownCode(owner, owned, at));
  const file = video(codes);
  await withCamera(['--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${file}`], async (page, app) => {
    await begin(page, app);
    await page.locator('#camera').click();
    await soFar(page, 3);
    const seen = await page.locator('.entries tbody tr').allInnerTexts();
    for (const { letters } of codes) assert.ok(seen.some((row) => row.includes(letters)), letters);
    // The video begins again: a business that is here already is no new one, and that is said.
    await page.locator('#seen.again').waitFor();
    await soFar(page, 3);
    await page.locator('#camera').click();
    await page.locator('#seen').waitFor({ state: 'detached' });
    await app.assertAccessible('after the camera');
  });
}));

test('a camera that is refused says what to do instead', async () => {
  await withCamera(['--deny-permission-prompts'], async (page, app) => {
    await begin(page, app);
    await page.locator('#camera').click();
    await page.locator('#seen', { hasText: words.camera_denied }).waitFor();
    await app.assertAccessible('camera refused');
  });
});
