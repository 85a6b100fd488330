// The presenter: slides of a session's own group by keyboard alone, the clock, the demo that is tried
// and reset without touching what is saved, and nothing shown of a group that is too small.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { exampleDocument, keptClass, onPage, room, saved, sessionOfThirty } from './helpers.mjs';

const CODES = readFileSync(new URL('../fixtures/group-codes.txt', import.meta.url), 'utf8').trim().split('\n');
const ID = '1767225600000-77';
const LAST = 11;

/** A session with so many businesses, as the browser keeps it. */
const session = (n) => {
  const at = '2026-11-21T08:00:00Z';
  const entries = CODES.slice(0, n).map((code) => ({ code, stamp: at, how: 'pasted', came: at, label: { changed: at, text: 'Bà Bưởi' } }));
  const about = { name: 'Lớp thử', place: 'Chàng Sơn', day: '2026-11-21', people: 30, changed: at };
  const text = { format: 'vong-xanh/workshop', schema: 1, id: ID, created: at, modified: at, tool_version: '0.1.0', about, entries };
  return { [`vx.class.a.${ID}`]: JSON.stringify(text), [`vx.class.current.${ID}`]: 'vx.class.a.' };
};

const ADDRESS = `#/lop-hoc/${ID}/chieu`;
const at = (page, n) => page.locator('.stage-steps [role=status]', { hasText: new RegExp(`\\b${n} (of|trên) ${LAST}$`) }).waitFor();
const title = (page) => page.locator('.slide h1').innerText();
const begin = async (page, app) => {
  await app.open(ADDRESS);
  await page.locator('.slide .eight li').first().waitFor();
};

for (const lang of ['vi', 'en']) {
  const words = room(lang, 'present');

  test(`through the session by keys and clickers alone (${lang})`, onPage({ lang, width: 1920, height: 1080, storage: session(10) }, async (page, app) => {
    await begin(page, app);
    await at(page, 1);
    for (const [key, n] of [['ArrowRight', 2], ['Space', 3], ['PageDown', 4], ['PageUp', 3], ['ArrowLeft', 2], ['End', LAST], ['PageDown', LAST], ['Home', 1], ['PageUp', 1]]) {
      await page.keyboard.press(key);
      await at(page, n);
    }
    await page.keyboard.press('Escape');
    await page.waitForFunction((id) => location.hash === `#/lop-hoc/${id}`, ID);
  }));

  test(`every slide is large, whole and accessible (${lang})`, onPage({ lang, width: 1920, height: 1080, storage: session(10) }, async (page, app) => {
    await begin(page, app);
    for (let n = 1; n <= LAST; n += 1) {
      await at(page, n);
      const small = await page.evaluate(() => [...document.querySelectorAll('.stage *')]
        .filter((element) => element.getClientRects().length > 0 && !element.closest('.hide')
          && [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
        .map((element) => [Number.parseFloat(getComputedStyle(element).fontSize), element.textContent.slice(0, 40)])
        .filter(([size]) => size < 28));
      assert.deepEqual(small, [], `slide ${n}`);
      const { wide, high } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth - innerWidth,
        high: document.documentElement.scrollHeight - innerHeight,
      }));
      assert.ok(wide <= 0 && high <= 0, `slide ${n}: ${wide} px too wide, ${high} px too high`);
      assert.ok(!(await page.locator('.stage').innerText()).includes('Bưởi'), 'names are hidden');
      await app.assertAccessible(`on slide ${n} (${lang})`);
      await page.keyboard.press('ArrowRight');
    }
  }));

  test(`slides come from the group's own data (${lang})`, onPage({ lang, width: 1280, storage: session(10) }, async (page, app) => {
    await begin(page, app);
    await page.keyboard.press('ArrowRight');
    await page.locator('.slide', { hasText: words.quick.done_of.replace('{n}', '10').replace('{total}', '30') }).waitFor();
    assert.equal(await page.locator('.slide .join-address').innerText(), app.url);
    await page.keyboard.press('ArrowRight');
    const head = words.group.title.split('{range}')[0];
    assert.ok((await title(page)).startsWith(head), await title(page));
    await page.keyboard.press('End');
    await page.locator('.slide', { hasText: lang === 'vi' ? '21 tháng 5 năm 2027' : '21 May 2027' }).waitFor();
  }));

  test(`nothing of a group that is too small (${lang})`, onPage({ lang, width: 1280, storage: session(4) }, async (page, app) => {
    await begin(page, app);
    await page.keyboard.press('ArrowRight');
    for (const n of [3, 4]) {
      await page.keyboard.press('ArrowRight');
      await at(page, n);
      assert.equal(await title(page), words.group.title_wait);
      const said = words.group.wait.replace('{min}', '5').replace('{n}', '4');
      await page.locator('.slide', { hasText: said }).waitFor();
      assert.doesNotMatch(await page.locator('.slide').innerText(), /%|triệu|million|đồng|VND/);
    }
    await page.keyboard.press('ArrowRight');
    await page.locator('.slide', { hasText: words.measures.text_demo }).waitFor();
  }));

  const own = saved(exampleDocument('furniture-workshop'));
  test(`the demo is changed, reset, and touches nothing that is saved (${lang})`, onPage({ lang, width: 1280, storage: { ...own, ...session(10) } }, async (page, app) => {
    await begin(page, app);
    // Which businesses were shown together is remembered; nothing of the demo is.
    const kept = async () => {
      const { [`vx.shown.${ID}`]: shown, ...rest } = await app.stored();
      return JSON.stringify(rest);
    };
    const before = await kept();
    for (let n = 1; n < 9; n += 1) await page.keyboard.press('ArrowRight');
    await at(page, 9);
    const figure = page.locator('.slide .figure');
    const first = await figure.innerText();
    const moves = async (act) => {
      const was = await figure.innerText();
      await act();
      await page.waitForFunction((text) => document.querySelector('.slide .figure').innerText !== text, was);
    };
    const press = (n) => page.locator('.slide .knob button').nth(n);
    await moves(async () => { for (let i = 0; i < 5; i += 1) await press(1).press('Space'); });
    await at(page, 9);
    // Off, and on again: the answer is about the same measure.
    await moves(() => page.locator('#demo-measure').press('Space'));
    await moves(() => page.locator('#demo-measure').press('Space'));
    const other = page.locator('.demo-answer input:not(:checked)').first();
    await moves(() => other.check());
    await page.getByRole('button', { name: words.demo.reset }).press('Enter');
    await page.waitForFunction((text) => document.querySelector('.slide .figure').innerText === text, first);
    assert.equal(await kept(), before, 'what is saved stays as it was');
  }));

  test(`the clock runs, stops and says it in words (${lang})`, onPage({ lang, width: 1280, storage: session(0) }, async (page, app) => {
    await page.clock.install();
    await begin(page, app);
    const said = (n) => page.locator('.stage-clock b', { hasText: words.clock.left.replace('{n}', String(n)) }).waitFor();
    await said(10);
    await page.getByRole('button', { name: words.clock.start }).click();
    await page.clock.runFor(61_000);
    await said(9);
    await page.getByRole('button', { name: words.clock.pause }).click();
    await page.clock.runFor(120_000);
    await said(9);
    await page.keyboard.press('ArrowRight');
    await said(20);
    await page.keyboard.press('ArrowLeft');
    await said(9);
    await page.getByRole('button', { name: words.clock.start }).click();
    await page.clock.runFor(10 * 60_000);
    await page.locator('.stage-clock b', { hasText: words.clock.over.replace('{n}', '2') }).or(
      page.locator('.stage-clock b', { hasText: words.clock.over.replace('{n}', '1') }),
    ).first().waitFor();
  }));

  for (const width of [360, 1280]) {
    test(`the presenter fits ${width} px (${lang})`, onPage({ lang, width, storage: session(10) }, async (page, app) => {
      await begin(page, app);
      for (let n = 1; n <= LAST; n += 1) {
        await at(page, n);
        await app.assertFits();
        await page.keyboard.press('ArrowRight');
      }
    }));
  }

  test(`an address without its session leads on (${lang})`, onPage({ lang }, async (page, app) => {
    await app.open(ADDRESS);
    await page.locator('p', { hasText: words.none }).waitFor();
    await app.assertAccessible(`without a session (${lang})`);
  }));
}

const THIRTY = sessionOfThirty();
/** The same session with its first businesses only. */
const first = (n) => keptClass({ ...THIRTY, entries: THIRTY.entries.slice(0, n) });

test('one who hands in while the presenter runs is counted, and cannot be worked out of the figures', onPage({ lang: 'vi', width: 1280, storage: first(24) }, async (page, app) => {
  const words = room('vi', 'present');
  await app.open(`#/lop-hoc/${THIRTY.id}/chieu`);
  await page.locator('.slide .eight li').first().waitFor();
  const go = async (key, n) => {
    await page.keyboard.press(key);
    await at(page, n);
  };
  const done = (n) => page.locator('.slide', { hasText: words.quick.done_of.replace('{n}', n).replace('{total}', THIRTY.about.people) })
    .or(page.locator('.slide', { hasText: words.quick.done.replace('{n}', n) })).first().waitFor();
  await go('ArrowRight', 2);
  await done(24);
  assert.equal(Object.keys(await app.stored()).filter((key) => key.includes('shown')).length, 0, 'nothing of the group was on the screen yet');
  await go('ArrowRight', 3);
  const before = await page.locator('.slide').innerText();
  await go('ArrowRight', 4);
  const means = await page.locator('.slide').innerText();
  // Another window of the trainer takes codes in.
  const other = await page.context().newPage();
  const collect = async (n) => {
    await other.goto(`${app.url}#/lop-hoc`);
    await other.evaluate((entries) => { for (const [key, text] of entries) localStorage.setItem(key, text); },
      Object.entries(first(n)).map(([key, text]) => [key.replace('.a.', '.b.'), text === 'vx.class.a.' ? 'vx.class.b.' : text]));
  };
  await collect(25);
  await go('Home', 1);
  await go('ArrowRight', 2);
  await done(25);
  await go('ArrowRight', 3);
  assert.equal(await page.locator('.slide').innerText(), before);
  await go('ArrowRight', 4);
  assert.equal(await page.locator('.slide').innerText(), means);
  // The page of the group keeps to it, too.
  await page.keyboard.press('Escape');
  await page.waitForFunction((id) => location.hash === `#/lop-hoc/${id}`, THIRTY.id);
  await app.open(`#/lop-hoc/${THIRTY.id}/ket-qua`);
  await page.locator('#show-all').waitFor();
  // Once they are enough, everybody is counted.
  await collect(30);
  await app.open(`#/lop-hoc/${THIRTY.id}/chieu`);
  await page.locator('.slide .eight li').first().waitFor();
  await go('ArrowRight', 2);
  await done(30);
  await go('ArrowRight', 3);
  assert.notEqual(await page.locator('.slide').innerText(), before);
}));
