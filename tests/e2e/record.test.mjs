// The record of a workshop: shows of hands, promises and awareness of each business, results of
// meetings; all of it in the group's result and its files; two tabs on one session; what deleting
// leaves behind; sessions out of the recovery panel's file; a whole workshop by keyboard alone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { keptClass as kept, onPage, room, sessionOfThirty as session } from './helpers.mjs';

const { id } = session();
const RECORD = `#/lop-hoc/${id}/ghi`;
const GROUP = `#/lop-hoc/${id}/ket-qua`;
const gaps = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** A session as the browser keeps it, as soon as it fits. */
const keptSession = async (page, fits, of = id) => {
  const texts = () => page.evaluate((of) => {
    const slot = localStorage.getItem(`vx.class.current.${of}`);
    return slot && localStorage.getItem(slot + of);
  }, of);
  for (;;) {
    const text = await texts();
    const found = text && JSON.parse(text);
    if (found && fits(found)) return found;
    await page.waitForFunction(([of, text]) => {
      const slot = localStorage.getItem(`vx.class.current.${of}`);
      return (slot && localStorage.getItem(slot + of)) !== text;
    }, [of, text]);
  }
};
const hands = (found, question, choice) => found.polls?.find((poll) => poll.id === `${id}.${question}`)?.counts[choice];

/** Another tab at an address. */
const openTab = async (page, app, to) => {
  const tab = await page.context().newPage();
  tab.setDefaultTimeout(15_000);
  await tab.goto(app.url + to);
  await tab.locator('#app h1:not([data-waiting])').waitFor();
  return tab;
};

for (const [lang, width, theme] of [['vi', 360, 'light'], ['en', 1280, 'dark']]) {
  const words = room(lang, 'record');
  const group = room(lang, 'group');

  test(`record: hands, promises, meetings are kept and told (${lang}, ${width})`,
    onPage({ lang, width, theme, storage: kept(session((s) => {
      for (const entry of s.entries) Object.assign(entry, { pledges: [], follow_up: false, awareness_after: undefined });
    })) }, async (page, app) => {
      await app.open(RECORD);
      const heard = page.locator('[id="hands-np_aware.before-heard"]');
      const more = page.locator('.tally', { has: heard }).getByRole('button').last();
      for (let n = 1; n <= 6; n += 1) {
        await more.click();
        await page.waitForFunction((n) => document.getElementById('hands-np_aware.before-heard').value === String(n), n);
      }
      await page.locator('.tally', { has: heard }).getByRole('button').first().click();
      await keptSession(page, (s) => hands(s, 'np_aware.before', 'heard') === 5);
      await page.locator('[id="hands-np_aware.before-new"]').fill('9');
      await page.keyboard.press('Tab');
      await keptSession(page, (s) => hands(s, 'np_aware.before', 'new') === 9);
      // No number: refused with a sentence, nothing is lost.
      await page.locator('[id="hands-pledge-follow-up"]').fill('nhiều');
      await page.keyboard.press('Tab');
      await page.locator('.tally .wrong-say', { hasText: words.whole_number }).waitFor();
      await page.locator('[id="hands-pledge-follow-up"]').fill('7');
      await page.keyboard.press('Tab');
      await keptSession(page, (s) => hands(s, 'pledge', 'follow-up') === 7 && hands(s, 'np_aware.before', 'heard') === 5);

      // The first twelve businesses promise something.
      const rows = page.locator('.marked > li');
      for (let at = 0; at < 12; at += 1) {
        if (at === 0) await rows.first().getByRole('button').first().click();
        const form = page.locator('.marks');
        await form.waitFor();
        await form.getByRole('checkbox').nth(0).check();
        if (at % 2 === 0) await form.getByRole('checkbox').last().check();
        await form.getByRole('radio').nth(at % 3).check();
        await keptSession(page, (s) => s.entries[at].awareness_after && s.entries[at].pledges?.length === 1);
        if (at === 0) {
          await app.assertAccessible('with a business open');
          await app.assertFits();
        }
        await form.getByRole('button', { name: words.next }).click();
        await page.waitForFunction((at) => document.querySelectorAll('.marked > li')[at + 1].querySelector('.marks'), at);
      }
      const found = await keptSession(page, (s) => s.entries[10].follow_up);
      assert.equal(found.entries.filter((entry) => entry.pledges?.length).length, 12);

      // Found by its label.
      await page.locator('#find-business').fill('bác h');
      await page.waitForFunction(() => document.querySelectorAll('.marked > li').length === 1);
      assert.match(await rows.first().innerText(), /Bác Hùng/);
      await page.locator('#find-business').fill('');

      // Two meetings; one taken out and back.
      await page.locator('#add-event').click();
      await page.locator('#event-0-what').fill('Hội chợ');
      await page.locator('#event-0-meetings').fill('12');
      await page.locator('#event-0-contracts').fill('2,5 tỷ');
      await page.keyboard.press('Tab');
      await keptSession(page, (s) => s.events?.[0].contracts_vnd === 2.5e9 && s.events[0].meetings === 12);
      await page.locator('#add-event').click();
      await page.locator('#event-1-meetings').fill('8');
      await page.keyboard.press('Tab');
      await page.getByText(gaps(words.event_sums, { meetings: 20, sum: '' }).slice(0, 20)).waitFor();
      await page.getByRole('button', { name: gaps(words.event_remove, { n: 1 }) }).click();
      await page.locator('#event-1-what').waitFor({ state: 'detached' });
      await page.locator('#undo').click();
      await page.locator('#event-1-what').waitFor();
      await keptSession(page, (s) => s.events.length === 2 && s.events[0].what === 'Hội chợ');
      await app.assertAccessible('after recording');
      await app.assertFits();

      // In the group's result and its files.
      await page.goto(app.url + GROUP);
      await page.locator('#hands').waitFor();
      const told = await page.locator('.group-page').innerText();
      assert.ok(told.includes(gaps(group.of, { n: 5, all: 14 })), 'hands before');
      assert.match(told, /2,5 tỷ|2\.5 billion/);
      assert.ok(told.includes(gaps(group.of, { n: 6, all: 30 })), 'six meet again');
      await app.assertFits();
      await app.assertAccessible('on the result');
      const [csv] = await Promise.all([page.waitForEvent('download'), page.locator('#group-csv').click()]);
      const text = readFileSync(await csv.path(), 'utf8');
      for (const part of [group.hands, group.pledges, group.event, 'Hội chợ']) assert.ok(text.includes(part), part);
      assert.ok(!text.includes('Bác Hùng'));
    }));

  test(`two tabs on one session lose nothing and show each other's (${lang})`,
    onPage({ lang, width: 1280, storage: kept(session()) }, async (page, app) => {
      await app.open(RECORD);
      const other = await openTab(page, app, `#/lop-hoc/${id}`);
      const more = (tab, choice) => tab.locator('.tally', { has: tab.locator(`[id="hands-np_aware.after-${choice}"]`) }).getByRole('button').last();
      await more(page, 'heard').click();
      await keptSession(page, (s) => hands(s, 'np_aware.after', 'heard') === 1);
      // The other takes a business out; the first shows it and goes on.
      await other.locator('.entries tbody tr').first().getByRole('button').click();
      await keptSession(other, (s) => s.entries.length === 29 && hands(s, 'np_aware.after', 'heard') === 1);
      await page.waitForFunction(() => document.querySelectorAll('.marked > li').length === 29);
      await more(page, 'heard').click();
      await keptSession(other, (s) => s.entries.length === 29 && hands(s, 'np_aware.after', 'heard') === 2);
      // Taken back there: what was counted here meanwhile stays.
      await other.locator('#undo').click();
      await keptSession(page, (s) => s.entries.length === 30 && hands(s, 'np_aware.after', 'heard') === 2);
      await page.waitForFunction(() => document.querySelectorAll('.marked > li').length === 30);
      // Both on the record: each sees what the other counts.
      await other.evaluate((to) => { location.hash = to; }, RECORD);
      await more(other, 'new').click();
      await page.waitForFunction(() => document.getElementById('hands-np_aware.after-new').value === '1');

      // A tab that did not hear of it, as happens to one that the system had put to sleep.
      await page.evaluate(([id, key]) => {
        const slot = localStorage.getItem(key + id);
        const kept = JSON.parse(localStorage.getItem(slot + id));
        kept.about.place = 'Thẻ kia';
        kept.about.changed = '2099-01-01T00:00:00Z';
        kept.polls.find((poll) => poll.question === 'np_aware.after').counts.heard += 40;
        localStorage.setItem(slot + id, JSON.stringify(kept));
      }, [id, 'vx.class.current.']);
      await more(page, 'heard').click();
      await keptSession(page, (s) => s.about.place === 'Thẻ kia' && hands(s, 'np_aware.after', 'heard') === 43);
      // What is being typed is not taken away by what comes in.
      await page.locator('#add-event').click();
      await page.locator('#event-0-what').fill('Đang gõ');
      await more(other, 'new').click();
      await page.waitForFunction(() => document.getElementById('hands-np_aware.after-new').value === '2');
      assert.equal(await page.locator('#event-0-what').inputValue(), 'Đang gõ');
      await app.assertAccessible('after the other tab');
    }));
}

test('a deleted session leaves nothing behind; brought back, it knows what was shown', onPage(
  { lang: 'vi', width: 1280, storage: { ...kept(session()), 'vx.typing': `${id} 1-2` } },
  async (page, app) => {
    await app.open(GROUP);
    await page.waitForFunction((id) => localStorage.getItem(`vx.shown.${id}`), id);
    const shown = (await app.stored())[`vx.shown.${id}`];
    await page.evaluate(() => { location.hash = '#/lop-hoc'; });
    await page.locator('#sessions').getByRole('button', { name: /^Xóa/ }).click();
    await page.locator('#sessions > li').waitFor({ state: 'detached' });
    assert.deepEqual(Object.keys(await app.stored()).filter((key) => key.includes(id) || key === 'vx.typing'), []);
    await page.getByRole('button', { name: 'Lấy lại' }).click();
    await page.locator('#sessions > li').waitFor();
    assert.equal((await app.stored())[`vx.shown.${id}`], shown);
  },
));

test('sessions come back out of the recovery panel\'s file', onPage(
  { lang: 'vi', width: 1280, storage: kept(session()), allow: [/./] },
  async (page, app) => {
    await app.open(`#/lop-hoc/${id}`);
    await page.evaluate(() => dispatchEvent(new CustomEvent('vx-panic', { detail: 'test' })));
    const panel = page.locator('#recovery');
    await panel.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), panel.locator('button[data-act=download]:visible').click()]);
    const buffer = readFileSync(await download.path());
    const recovery = { name: 'vong-xanh-recovery.json', mimeType: 'application/json', buffer };
    await page.evaluate(() => localStorage.clear());
    await page.goto(`${app.url}#/`);
    await page.reload();
    await app.running();
    // The first page says where to go with it.
    await page.setInputFiles('#open-file', recovery);
    await page.locator('.notices, .incoming', { hasText: room('vi', 'incoming').session }).first().waitFor();
    await page.evaluate(() => { location.hash = '#/lop-hoc'; });
    await page.locator('#session-file').waitFor({ state: 'attached' });
    await page.setInputFiles('#session-file', recovery);
    await page.locator('#sessions > li').waitFor();
    const back = await keptSession(page, () => true);
    assert.equal(back.entries.length, 30);
    assert.deepEqual(back.entries[0].label.text, 'Bác Hùng');
  },
));

test('the list of sessions leads to guide and sheets', onPage({ lang: 'en', width: 360 }, async (page, app) => {
  await app.open('#/lop-hoc');
  for (const to of ['#/lop-hoc/huong-dan', '#/lop-hoc/phieu/cau-hoi', '#/lop-hoc/phieu/tham-gia', '#/lop-hoc/phieu']) {
    await page.locator(`#app a[href="${to}"]`).click();
    await page.waitForFunction((to) => location.hash === to, to);
    await page.locator('#app h1:not([data-waiting])').waitFor();
    await page.goBack();
    await page.locator('#new-session').waitFor();
  }
}));

/** Whether a reader of the keyboard sees where they are. */
const assertFocusSeen = async (page) => {
  const seen = await page.evaluate(() => {
    const at = document.activeElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(at);
    const around = at.closest('.field, .choice, .drop');
    const frame = around && getComputedStyle(around);
    const drawn = (style, wide) => style !== 'none' && parseFloat(wide) >= 2;
    const box = at.getBoundingClientRect();
    return {
      who: `${at.localName}#${at.id}`,
      drawn: drawn(outlineStyle, outlineWidth) || Boolean(frame && drawn(frame.outlineStyle, frame.outlineWidth)),
      inSight: box.bottom > 0 && box.top < innerHeight,
    };
  });
  assert.ok(seen.drawn && seen.inSight, `the focus is not seen on ${seen.who}: ${JSON.stringify(seen)}`);
};

/** Presses Tab until something has the focus; every stop must be seen. */
const tabTo = async (page, fits) => {
  for (let stops = 0; stops < 240; stops += 1) {
    await page.keyboard.press('Tab');
    // A heading that the app has just moved to is no stop of the Tab key.
    const isStop = await page.evaluate(() => !document.activeElement.matches('body, h1'));
    if (isStop) await assertFocusSeen(page);
    if (await page.evaluate(fits)) return;
  }
  assert.fail('not reached by the Tab key');
};
/** Enter on the link with this address. */
const follow = async (page, hash) => {
  await tabTo(page, new Function(`return document.activeElement.getAttribute('href') === ${JSON.stringify(hash)}`));
  await page.keyboard.press('Enter');
  await page.waitForFunction((hash) => location.hash === hash, hash);
  await page.locator('#app h1:not([data-waiting])').first().waitFor();
};

for (const [lang, width] of [['vi', 1280], ['en', 360]]) {
  test(`a whole workshop by keyboard alone (${lang}, ${width})`, onPage({ lang, width, storage: kept(session()) }, async (page, app) => {
    await app.open('#/lop-hoc');
    await app.whole();
    await tabTo(page, () => document.activeElement.id === 'new-session');
    await page.keyboard.press('Enter');
    await page.locator('#files').waitFor({ state: 'attached' });
    const own = (await page.evaluate(() => location.hash)).split('/')[2];
    assert.notEqual(own, id);

    // One business from a paper sheet.
    await follow(page, `#/lop-hoc/${own}/nhap`);
    await tabTo(page, () => document.activeElement.id === 'sheet-trade');
    await page.keyboard.press('ArrowDown');
    await page.locator('.sheet-lines input').first().waitFor();
    await tabTo(page, () => document.activeElement.id === 'sheet-number');
    await page.keyboard.type('7');
    await page.keyboard.press('Enter');
    for (let line = 0; line < 60; line += 1) {
      const at = await page.evaluate(() => document.activeElement.id);
      if (at === 'keep-sheet') break;
      await assertFocusSeen(page);
      if (at === 'sheet-elec_bill_month') await page.keyboard.type('9tr');
      else if (await page.evaluate(() => document.activeElement.inputMode === 'numeric')) await page.keyboard.type('1');
      if (await page.evaluate((at) => document.activeElement.id === at, at)) await page.keyboard.press('Enter');
      await page.waitForFunction((before) => document.activeElement.id !== before, at);
    }
    await page.keyboard.press('Enter');
    await page.locator('.seen.taken:visible').waitFor();
    await keptSession(page, (s) => s.entries.length === 1 && s.entries[0].number === 7, own);

    // What it promises.
    await follow(page, `#/lop-hoc/${own}/ghi`);
    await tabTo(page, () => document.activeElement.className === 'row-head');
    await page.keyboard.press('Enter');
    await tabTo(page, () => document.activeElement.type === 'checkbox');
    await page.keyboard.press('Space');
    await keptSession(page, (s) => s.entries[0].pledges?.length === 1 || s.entries[0].follow_up, own);

    // Too few for a group of its own; back in the list, the workshop of thirty has one.
    await follow(page, `#/lop-hoc/${own}/ket-qua`);
    await follow(page, '#/lop-hoc');
    await follow(page, `#/lop-hoc/${id}`);
    await follow(page, `#/lop-hoc/${id}/ket-qua`);
    await page.locator('#goal').waitFor();
    await follow(page, `#/lop-hoc/${id}/chieu`);
    // The demo business of the first slide has to come first.
    const first = await page.locator('.slide h1:not([data-waiting])').innerText();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction((before) => document.querySelector('.slide h1')?.innerText !== before, first);
    await page.keyboard.press('PageUp');
    await page.waitForFunction((before) => document.querySelector('.slide h1')?.innerText === before, first);
    // Leaving, and back to where it began.
    await page.keyboard.press('Escape');
    await page.waitForFunction((id) => location.hash.startsWith(`#/lop-hoc/${id}`) && !location.hash.endsWith('/chieu'), id);
    await follow(page, '#/lop-hoc');
    await page.locator('#sessions > li').nth(1).waitFor();
  }));
}
