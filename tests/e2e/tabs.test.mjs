// Two tabs on one device, an older release beside a newer one, a tab that dies while somebody types.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at } from './answers.mjs';
import { exampleDocument, keptDocument, onPage, room, saved } from './helpers.mjs';

const WORKSHOP = exampleDocument('furniture-workshop');

/** The assessments on the device, by id. */
const kept = (page) =>
  page.evaluate(() => {
    const slots = Object.entries({ ...localStorage }).filter(([key]) => key.startsWith('vx.current.'));
    const texts = slots.map(([key, slot]) => [key.slice('vx.current.'.length), localStorage.getItem(slot + key.slice('vx.current.'.length))]);
    return Object.fromEntries(texts.map(([id, text]) => [id, JSON.parse(text)]));
  });

/** Another tab on the page of the money earned. */
const openTab = async (page, app) => {
  const tab = await page.context().newPage();
  tab.setDefaultTimeout(15_000);
  await tab.goto(`${app.url}#/hoi/S04/sua`);
  await at(tab, 'S04/sua');
  return tab;
};

/**
 * Writes the document as another tab would and types. A tab is not told of what it writes itself: to the
 * app somebody else has written without its hearing of it, as happens to a tab that the system had put to
 * sleep. Typing follows in the same breath: a save of the page's own in between would find nothing new
 * here and take over.
 */
const writtenAndTyped = (page, document, text) =>
  page.evaluate(([id, written, typing]) => {
    localStorage.setItem(localStorage.getItem(`vx.current.${id}`) + id, written);
    const field = window.document.querySelector('#revenue_month');
    field.value = typing;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, [WORKSHOP.id, JSON.stringify(document), text]);

/** Types into the field and waits until the device has kept it. */
const typed = async (page, text) => {
  await page.fill('#revenue_month', text);
  await keptDocument(page, (document) => document.answers.revenue_month.raw === text);
};

for (const lang of ['vi', 'en']) {
  const said = room(lang, 'shell');

  test(`what one tab saves the other shows at once, and goes on from there (${lang})`, onPage(
    { lang, storage: saved(WORKSHOP) },
    async (page, app) => {
      await app.open('#/hoi/S04/sua');
      await at(page, 'S04/sua');
      const other = await openTab(page, app);
      await typed(page, '431 triệu');
      await other.locator('.notices', { hasText: said.changed_elsewhere }).waitFor();
      await other.waitForFunction(() => document.querySelector('#revenue_month')?.value === '431 triệu');
      // And back again.
      await typed(other, '432 triệu');
      await page.waitForFunction(() => document.querySelector('#revenue_month')?.value === '432 triệu');
      assert.deepEqual(Object.keys(await kept(page)), [WORKSHOP.id], 'still one assessment');
      await app.assertAccessible('with the notice');
    },
  ));

  test(`changes in two tabs at once are both kept (${lang})`, onPage(
    { lang, storage: saved(WORKSHOP) },
    async (page, app) => {
      await app.open('#/hoi/S04/sua');
      await at(page, 'S04/sua');
      await writtenAndTyped(page, { ...WORKSHOP, name: 'the other tab' }, '433 triệu');
      await page.locator('.notices', { hasText: said.kept_apart }).waitFor();
      await keptDocument(page, (document) => document.answers.revenue_month.raw === '433 triệu');
      const all = await kept(page);
      assert.equal(Object.keys(all).length, 2);
      assert.equal(all[WORKSHOP.id].name, 'the other tab');
      // What is typed from now on belongs to the new one.
      await typed(page, '434 triệu');
      assert.equal(Object.keys(await kept(page)).length, 2);
      assert.equal((await kept(page))[WORKSHOP.id].answers.revenue_month.raw, WORKSHOP.answers.revenue_month.raw);
    },
  ));

  test(`a tab that only reads on does not part what is typed in another (${lang})`, onPage(
    { lang, storage: saved(WORKSHOP) },
    async (page, app) => {
      await app.open('#/hoi/S04/sua');
      await at(page, 'S04/sua');
      await writtenAndTyped(page, { ...WORKSHOP, page: 'S09', modified: '2026-12-01T00:00:00Z' }, '436 triệu');
      await keptDocument(page, (document) => document.answers.revenue_month.raw === '436 triệu');
      assert.deepEqual(Object.keys(await kept(page)), [WORKSHOP.id], 'still one assessment');
      assert.equal(await page.locator('.notices', { hasText: said.kept_apart }).count(), 0);
    },
  ));

  test(`what a tab writes that had not heard of a change does not undo it (${lang})`, onPage(
    { lang, storage: saved(WORKSHOP) },
    async (page, app) => {
      await app.open('#/hoi/S04/sua');
      await at(page, 'S04/sua');
      const other = await page.context().newPage();
      await other.goto(`${app.url}sw.js`);
      // It saw what stands there now, and writes it with its own results when the first has saved.
      const [seen] = Object.values(await kept(other));
      await typed(page, '437 triệu');
      await other.evaluate(([id, text]) => {
        const pointer = `vx.current.${id}`;
        const next = localStorage.getItem(pointer) === 'vx.a.' ? 'vx.b.' : 'vx.a.';
        localStorage.setItem(next + id, text);
        localStorage.setItem(pointer, next);
      }, [WORKSHOP.id, JSON.stringify({ ...seen, page: 'S09' })]);
      await page.waitForFunction(([id]) => {
        const text = localStorage.getItem(localStorage.getItem(`vx.current.${id}`) + id);
        return JSON.parse(text).answers.revenue_month.raw === '437 triệu';
      }, [WORKSHOP.id]);
      assert.equal(await page.inputValue('#revenue_month'), '437 triệu');
      assert.deepEqual(Object.keys(await kept(other)), [WORKSHOP.id], 'still one assessment');
      assert.equal(await page.locator('.notices').innerText(), '');
    },
  ));

  test(`a tab that only went on reading takes over what the other wrote (${lang})`, onPage(
    { lang, storage: saved(WORKSHOP) },
    async (page, app) => {
      await app.open('#/hoi/S04/sua');
      await at(page, 'S04/sua');
      // The next page is noted after a pause; the other tab writes before that.
      await page.evaluate(([id, text]) => {
        location.hash = '#/hoi/S07/sua';
        localStorage.setItem(localStorage.getItem(`vx.current.${id}`) + id, text);
      }, [WORKSHOP.id, JSON.stringify({ ...WORKSHOP, name: 'the other tab' })]);
      await page.locator('.notices', { hasText: said.changed_elsewhere }).waitFor();
      const all = await kept(page);
      assert.deepEqual(Object.keys(all), [WORKSHOP.id], 'still one assessment');
      assert.equal(all[WORKSHOP.id].name, 'the other tab');
    },
  ));

  test(`an older release stops writing and says so (${lang})`, onPage(
    { lang, storage: saved(WORKSHOP) },
    async (page, app) => {
      await app.open('#/hoi/S04/sua');
      await at(page, 'S04/sua');
      await page.evaluate(() => localStorage.setItem('vx.format', '99'));
      const before = await kept(page);
      await page.fill('#revenue_month', '435 triệu');
      const notice = page.locator('.notices', { hasText: said.outdated });
      await notice.waitFor();
      await notice.getByRole('button', { name: said.reload }).waitFor();
      assert.deepEqual(await kept(page), before);
    },
  ));
}

test('a tab that dies while somebody types without a pause has kept what was typed', onPage(
  { lang: 'vi', storage: saved(WORKSHOP) },
  async (page, app) => {
    await app.open('#/hoi/S04/sua');
    await at(page, 'S04/sua');
    await page.fill('#revenue_month', '');
    const other = await openTab(page, app);
    // When each letter came, and by how much the machine is late with everything.
    await page.evaluate(() => {
      window.came = [];
      window.late = 0;
      document.querySelector('#revenue_month').addEventListener('input', ({ target }) => window.came.push([performance.now(), target.value]));
      let before = performance.now();
      setInterval(() => {
        const now = performance.now();
        window.late = Math.max(window.late, now - before - 50);
        before = now;
      }, 50);
    });
    const digits = '123456789'.repeat(4);
    const isBegun = (raw = '') => raw.length > 3 && digits.startsWith(raw);
    let isTyping = true;
    const typing = page
      .locator('#revenue_month')
      .pressSequentially(digits, { delay: 120 })
      .finally(() => { isTyping = false; });
    // Kept before the typing comes to its first pause.
    await keptDocument(other, ({ answers }) => isTyping && isBegun(answers.revenue_month?.raw));
    const crash = await page.context().newCDPSession(page);
    // What stood there a second before the end, as slow as this machine is.
    const due = await page.evaluate(() => {
      const until = performance.now() - 1000 - 2 * window.late;
      return window.came.findLast(([at]) => at <= until)?.[1] ?? '';
    });
    const dead = page.waitForEvent('crash');
    crash.send('Page.crash').catch(() => {});
    await dead;
    await typing.catch(() => {});
    const { raw } = Object.values(await kept(other))[0].answers.revenue_month;
    assert.ok(isBegun(raw), `kept: ${raw}`);
    assert.ok(raw.length >= due.length, `${due} was typed a second before, kept is ${raw}`);
    const again = await openTab(other, app);
    assert.equal(await again.inputValue('#revenue_month'), raw);
  },
));
