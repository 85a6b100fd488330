// Every address for every user: no finding of axe in either language and theme, on a narrow phone, at
// twice the size and in forced colours; nothing to press smaller than a finger.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, onPage } from './helpers.mjs';
import { CLASS_ROUTES, CLASS_STORAGE, ROUTES, STORAGE, visit } from './routes.mjs';

/** What does not hold, by address: the whole list is more use than the first line of it. */
const everywhere = async (page, app, check) => {
  await app.open('#/ket-qua');
  const found = [];
  for (const route of [...ROUTES, ...CLASS_ROUTES]) {
    await visit(page, app, route);
    for (const line of await check(page, route)) found.push(`${route}: ${line}`);
  }
  assert.deepEqual(found, []);
};

for (const lang of ['vi', 'en']) {
  for (const theme of ['light', 'dark']) {
    test(`axe finds nothing on any page (${lang}, ${theme})`, onPage({ lang, theme, storage: CLASS_STORAGE }, (page, app) =>
      everywhere(page, app, axe)));
  }
}

/** How far the page sticks out sideways, if it does. */
const sideways = (page) => page.evaluate(() => {
  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (over <= 0) return [];
  const wide = [...document.querySelectorAll('#app *')].filter((part) =>
    part.getBoundingClientRect().right > document.documentElement.clientWidth + 1);
  return [`${over} px too wide: ${wide.slice(-1).map((part) => `${part.localName}.${part.className}`)}`];
});
const both = async (page) => [...(await axe(page)), ...(await sideways(page))];

test('nothing is lost on a screen of 320 px', onPage({ lang: 'vi', width: 320, height: 640, storage: CLASS_STORAGE }, (page, app) =>
  everywhere(page, app, both)));

test('nothing is lost at twice the size', onPage({ lang: 'en', width: 640, height: 400, scale: 2, storage: CLASS_STORAGE }, (page, app) =>
  everywhere(page, app, both)));

test('nothing is lost in forced colours', onPage({ lang: 'vi', storage: CLASS_STORAGE }, async (page, app) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await everywhere(page, app, both);
}));

/** The largest type on the narrowest phone. */
test('nothing is lost with the largest letters on a phone', onPage(
  { lang: 'vi', storage: { ...CLASS_STORAGE, 'vx.settings': '{"lang":"vi","text":2}' } },
  (page, app) => everywhere(page, app, sideways),
));

/**
 * What can be pressed measures 44 px both ways, the label that is pressed with it included. Links
 * within a sentence and what other things explain are exempt, as in WCAG 2.2, 2.5.5.
 */
const small = (page) => page.evaluate(() => {
  const LEAST = 44;
  const shown = (part) => part.checkVisibility({ visibilityProperty: true }) && !part.matches('.hide, .skip');
  const within = (part) => part.localName === 'a' && getComputedStyle(part).display === 'inline';
  // An input is pressed by its label, too; a link in the cell or row that it fills.
  const pressed = (part) => part.closest('label') || (part.id && document.querySelector(`label[for="${CSS.escape(part.id)}"]`)) || part;
  return [...document.querySelectorAll('a[href], button, summary, input, select, textarea')]
    .filter((part) => shown(part) && !within(part) && !part.disabled)
    .map((part) => {
      const own = part.getBoundingClientRect();
      const label = pressed(part)?.getBoundingClientRect() ?? own;
      const size = [Math.max(own.width, label.width), Math.max(own.height, label.height)];
      // What cannot be seen is pressed by what stands in its place.
      return { part, size };
    })
    .filter(({ size: [width, height] }) => width < LEAST - 0.5 || height < LEAST - 0.5)
    .map(({ part, size }) => `${part.localName}#${part.id}.${part.className} “${(part.textContent || part.ariaLabel || '').trim().slice(0, 25)}” ${size.map(Math.round).join(' × ')}`);
});

for (const width of [360, 1280]) {
  test(`what can be pressed is as large as a finger on every page (${width} px)`, onPage(
    { lang: 'vi', width, storage: CLASS_STORAGE },
    (page, app) => everywhere(page, app, small),
  ));
}

/** Every field that complains is tied to its sentence, and marked. */
test('a mistake is said at its field and tied to it', onPage({ lang: 'vi', storage: STORAGE }, async (page, app) => {
  await app.open('#/hoi/S07');
  await page.locator('#elec_bill_month').fill('abc');
  await page.locator('form button[type=submit]').click();
  await page.locator('#error-summary').waitFor();
  const field = page.locator('#elec_bill_month');
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  const told = (await field.getAttribute('aria-describedby')).split(' ');
  assert.ok(told.includes('elec_bill_month-wrong'));
  assert.match(await page.locator('#elec_bill_month-wrong').innerText(), /phải là số/);
  // The summary takes the focus and leads to the field.
  assert.equal(await page.evaluate(() => document.activeElement.id), 'error-summary');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'elec_bill_month');
}));

test('who asked the device for less motion sees nothing move', onPage({ lang: 'vi', storage: CLASS_STORAGE }, (page, app) =>
  everywhere(page, app, () => page.evaluate(() => {
    const moves = (style) => style.animationName !== 'none' || style.scrollBehavior === 'smooth' || style.transitionDuration.split(', ').some((time) => parseFloat(time) > 0);
    const parts = [document.documentElement, ...document.querySelectorAll('#app *')];
    const found = parts.filter((part) => ['', '::before', '::after'].some((which) => moves(getComputedStyle(part, which))));
    return found.slice(0, 3).map((part) => part.outerHTML.slice(0, 80));
  }))));

/** Whoever hears the page learns of new figures without looking for them. */
for (const [lang, sum] of [['vi', /việc cùng làm, mỗi năm/], ['en', /together, per year/]]) {
  test(`a change of the figures is said aloud (${lang})`, onPage({ lang, storage: STORAGE }, async (page, app) => {
    await app.open('#/ket-qua');
    await page.waitForFunction(() => !document.querySelector('.settling'));
    const aloud = page.locator('#main .sum-line[aria-live=polite]');
    const before = await aloud.innerText();
    assert.match(before, sum);
    await page.locator('#main .list input[type=checkbox]').first().uncheck();
    await page.waitForFunction((text) => document.querySelector('#main .sum-line[aria-live=polite]').innerText !== text, before);
    assert.match(await aloud.innerText(), /\d/);
    // The region was there before what it says, or nobody would hear it.
    assert.equal(await page.locator('#main h1 [aria-live]').count(), 0, 'said once');
  }));
}
