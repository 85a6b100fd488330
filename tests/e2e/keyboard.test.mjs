// The whole way by keyboard alone, from the first page to a sheet and a link: everything is reached in
// the order in which it stands, shows that it has the focus, lies free, and does what it should; after
// every step the focus is somewhere.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WORKSHOP, at } from './answers.mjs';
import { exampleDocument, keptDocument, onPage, saved, sessionOfThirty } from './helpers.mjs';
import { CLASS_ROUTES, CLASS_STORAGE } from './routes.mjs';

/** What is wrong with the focus where it is now; nothing if it can be seen. */
const lost = () => {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return 'nothing has the focus';
  const named = focused.outerHTML.slice(0, 120);
  const outlined = (part) => {
    const style = getComputedStyle(part);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && style.outlineColor !== 'rgba(0, 0, 0, 0)';
  };
  // A mark drawn in place of an input lies beside or around it.
  const stands = [focused, focused.closest('label'), focused.nextElementSibling, focused.parentElement].filter(Boolean);
  const ringed = stands.find(outlined);
  if (!ringed) return `no ring: ${named}`;
  const box = ringed.getBoundingClientRect();
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  if (right <= left || bottom <= top) return `outside of the screen: ${named}`;
  // Something of it lies above everything else.
  const spots = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [left + x * (right - left), top + y * (bottom - top)]));
  const free = spots.some(([x, y]) => {
    const hit = document.elementFromPoint(x, y);
    return hit && stands.some((part) => part.contains(hit) || hit.contains(part) && hit.matches('label, a, button, summary, svg *'));
  });
  return free ? null : `covered: ${named}`;
};

const seen = async (page) => assert.equal(await page.evaluate(lost), null);

/** Tabs on until the focus is there; within a group of radio buttons by the arrows. */
const reach = async (page, wanted, key = 'Tab') => {
  for (let steps = 0; steps < 300; steps += 1) {
    const place = await page.evaluate((what) => {
      const [now, to] = [document.activeElement, document.querySelector(what)];
      if (now === to) return 'there';
      return now.type === 'radio' && to?.type === 'radio' && now.name === to.name ? 'group' : 'elsewhere';
    }, wanted);
    if (place === 'there') return seen(page);
    await page.keyboard.press(place === 'group' ? 'ArrowDown' : key);
    // Past the last stop the focus is the browser's own for one step.
    if (await page.evaluate(() => document.hasFocus() && document.activeElement !== document.body)) await seen(page);
  }
  assert.fail(`${wanted} cannot be reached by keyboard on ${await page.evaluate(() => location.hash)}`);
};

/** The page of an address stands and has the focus. */
const arrived = async (page, route) => {
  await page.waitForFunction((to) => location.hash === to && !document.querySelector('#app [data-waiting]'), route);
  await page.locator('#app h1').first().waitFor();
  await page.waitForFunction(() => document.activeElement?.matches('h1, h2, main'));
};

const follow = async (page, wanted, route) => {
  await reach(page, wanted);
  await page.keyboard.press('Enter');
  await arrived(page, route);
};

const answer = async (page, given) => {
  for (const one of given) {
    const [id, text] = Array.isArray(one) ? one : [one];
    await reach(page, `#${id}`);
    if (text) await page.keyboard.type(text);
    else if (!(await page.locator(`#${id}`).isChecked())) await page.keyboard.press('Space');
  }
};

/** Goes on from a page of questions; what is odd is asked about once, the same key goes on. */
const goOn = async (page) => {
  const before = await page.evaluate(() => location.hash);
  for (let tries = 0; tries < 2; tries += 1) {
    await reach(page, 'form button[type=submit]');
    await page.keyboard.press('Enter');
    const moved = (old) => location.hash !== old || [...document.querySelectorAll('.ask')].some((part) => part.checkVisibility());
    await page.waitForFunction(moved, before);
    if (await page.evaluate((old) => location.hash !== old, before)) return;
  }
  assert.fail(`stuck on ${before}`);
};

/** Nothing is drawn in another order than that in which it is reached. */
const inOrder = async (page) => assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('#main *')].filter((part) => {
  const style = getComputedStyle(part);
  // An order says something only where the parent lays out its parts.
  const laidOut = /flex|grid/.test(getComputedStyle(part.parentElement).display);
  return (laidOut && style.order !== '0') || (style.display.includes('flex') && style.flexDirection.endsWith('reverse')) || part.tabIndex > 0;
}).map((part) => part.outerHTML.slice(0, 80))), []);

for (const [lang, width] of [['vi', 1280], ['en', 360]]) {
  test(`from the first page to the plan, a sheet and a link by keyboard alone (${lang}, ${width} px)`, onPage({ lang, width }, async (page, app) => {
    await app.open();
    // The first stop leads past the head of the page.
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
    await seen(page);
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
    await reach(page, '#begin');
    await page.keyboard.press('Enter');
    for (const [screen, given] of Object.entries(WORKSHOP)) {
      await at(page, screen);
      await arrived(page, `#/hoi/${screen}`);
      await inOrder(page);
      await answer(page, given);
      await goOn(page);
    }
    await arrived(page, '#/hoi/first');
    await follow(page, '#main a[href="#/hoi/awareness"]', '#/hoi/awareness');
    for (let asked = 0; await page.evaluate(() => location.hash !== '#/hoi/check'); asked += 1) {
      assert.ok(asked < 30, 'the questions come to an end');
      await page.waitForFunction(() => document.activeElement?.localName === 'h1');
      // Nothing of it is done yet.
      await reach(page, asked === 0 ? 'form input[value=new]' : 'form input[value=no]');
      if (!(await page.evaluate(() => document.activeElement.checked))) await page.keyboard.press('Space');
      await goOn(page);
    }
    await arrived(page, '#/hoi/check');
    await follow(page, '#main a[href="#/ket-qua"]', '#/ket-qua');
    await page.locator('#main h1 .figure').waitFor();
    await inOrder(page);

    // How a figure comes about, and back.
    await follow(page, '#main a[href="#/so-nay/package-money"]', '#/so-nay/package-money');
    await follow(page, '#main a.why', await page.locator('#main a.why').first().getAttribute('href'));
    await follow(page, '#main a.back', '#/ket-qua');

    // A measure off and on: the figures follow, the focus stays.
    const money = () => page.locator('#main h1').innerText();
    const before = await money();
    const tick = '#main .list input[type=checkbox]:not([id])';
    await reach(page, tick);
    for (const off of [true, false]) {
      await page.keyboard.press('Space');
      await page.waitForFunction(([text, isOff]) => (document.querySelector('#main h1').innerText !== text) === isOff && !document.querySelector('.settling'), [before, off]);
      assert.equal(await page.evaluate((what) => document.activeElement === document.querySelector(what), tick), true, 'the focus stays on the choice');
    }
    // What-if: opened, moved by an arrow.
    await reach(page, '.adjust details > summary', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.locator('.adjust input[type=range]').first().waitFor();
    await reach(page, '.adjust input[type=range]');
    const value = () => page.evaluate(() => document.activeElement.value);
    const was = await value();
    await page.keyboard.press('ArrowRight');
    assert.notEqual(await value(), was);
    await seen(page);

    // The plan: a step down, another status, the step opened.
    await follow(page, '#main a[href="#/ke-hoach"]', '#/ke-hoach');
    await inOrder(page);
    const first = await page.locator('.list.plan .mover[id^=down]').first().getAttribute('id');
    await reach(page, `#${first}`);
    await page.keyboard.press('Enter');
    await keptDocument(page, (document) => `down-${document.plan?.steps?.[1]?.measure}` === first);
    await page.waitForFunction((id) => document.activeElement?.id === id, first);
    const status = first.replace('down', 'status');
    await reach(page, `#${status}`);
    await page.keyboard.press('ArrowDown');
    await keptDocument(page, (document) => (document.plan?.steps ?? []).some((step) => `status-${step.measure}` === status && step.status !== 'to_do'));
    await seen(page);

    // A sheet, and the link.
    await follow(page, '#main a[href="#/bao-cao"]', '#/bao-cao');
    await follow(page, '#main a[href="#/bao-cao/ngan-hang"]', '#/bao-cao/ngan-hang');
    await inOrder(page);
    await follow(page, '#main a.back', '#/bao-cao');
    await follow(page, '#main a.back', '#/ket-qua');
    await follow(page, '#main a[href="#/chia-se"]', '#/chia-se');
    await reach(page, '#copy');
  }));
}

for (const goesOn of [false, true]) {
  const then = goesOn ? 'but a reader who has gone on is left alone' : 'its own heading takes it over';
  test(`a page that has to be fetched keeps the focus: ${then}`, onPage({ lang: 'vi' }, async (page, app) => {
    let letGo;
    const held = new Promise((resolve) => { letGo = resolve; });
    await page.route('**/figures.*', async (asked) => { await held; await asked.continue(); });
    await app.open();
    await page.locator('footer a[href="#/so-lieu"]').click();
    await page.waitForFunction(() => document.activeElement?.matches('h1[data-waiting]'));
    if (goesOn) await page.locator('.brand').focus();
    letGo();
    await page.locator('#main h1:not([data-waiting])').waitFor();
    await page.waitForFunction((what) => document.activeElement?.matches(what), goesOn ? '.brand' : '#main h1');
  }));
}

const CODE = sessionOfThirty().entries[0].code;

for (const [lang, width] of [['vi', 1280], ['en', 360]]) {
  test(`a trainer’s workshop by keyboard alone (${lang}, ${width} px)`, onPage({ lang, width, storage: CLASS_STORAGE }, async (page, app) => {
    await app.open('#/lop-hoc');
    // A new one: how many people, a code pasted or typed.
    await reach(page, '#new-session');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => /^#\/lop-hoc\/.+/.test(location.hash));
    await page.locator('#paste-in').waitFor();
    await inOrder(page);
    await reach(page, '#people');
    await page.keyboard.type('30');
    await reach(page, '#paste-in');
    await page.keyboard.type(CODE);
    await reach(page, '#take');
    await page.keyboard.press('Enter');
    await page.locator('#so-far', { hasText: /(^|\D)1(\D|$)/ }).waitFor();
    await seen(page);

    // Back to the list, and into the one of thirty businesses: every room of it.
    await follow(page, '#main a.back', '#/lop-hoc');
    const [start, sheets, , record, result, market, slides] = CLASS_ROUTES;
    await follow(page, `#sessions a[href="${start}"]`, start);
    for (const room of [sheets, record, result, market]) {
      await follow(page, `#main a[href="${room}"]`, room);
      await inOrder(page);
    }
    // The slides: by their own keys, and out again.
    await reach(page, `#main a[href="${slides}"]`, 'Shift+Tab');
    await page.keyboard.press('Enter');
    const slide = () => page.locator('.stage-steps [role=status]').innerText();
    await page.locator('.stage-steps [role=status]').waitFor();
    const first = await slide();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction((text) => document.querySelector('.stage-steps [role=status]').innerText !== text, first);
    await page.keyboard.press('Escape');
    await arrived(page, start);
  }));
}

for (const width of [360, 1280]) {
  test(`the Tab key goes through the head of the page as the eye does (${width} px)`, onPage({ lang: 'vi', width, storage: saved(exampleDocument('furniture-workshop')) }, async (page, app) => {
    await app.open('#/ket-qua');
    await page.locator('header .brand').focus();
    const places = [];
    while (await page.evaluate(() => document.activeElement.closest('header') !== null)) {
      places.push(await page.evaluate(() => {
        const { left, top, height } = document.activeElement.getBoundingClientRect();
        return { left, middle: top + height / 2 };
      }));
      await page.keyboard.press('Tab');
    }
    assert.equal(places.length, 6, 'the brand, four tabs, the other language');
    // Rows lie further apart than this, things in a row do not.
    const before = (a, b) => (Math.abs(a.middle - b.middle) > 16 ? a.middle < b.middle : a.left < b.left);
    for (let n = 1; n < places.length; n += 1) assert.ok(before(places[n - 1], places[n]), JSON.stringify(places));
  }));
}
