// The main job: from the start page through the questions to the results, in both languages, with
// the mouse and with the keyboard alone, without ever losing an answer.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WORKSHOP, after, answerUpTo, at, begin, give, goOn, heading, slug } from './answers.mjs';
import { WIDTHS, onPage } from './helpers.mjs';

const PRACTICES = ['yes', 'partly', 'no', 'na', 'dk'];

/** Awareness and practice questions, each answered differently; ends on the check page. */
const answerPractices = async (page, act) => {
  let asked = 0;
  for (;;) {
    const name = await slug(page);
    await at(page, name);
    if (name === 'check') return asked;
    asked += 1;
    assert.ok(asked <= 13, 'at most one awareness and twelve practice questions');
    await act(name, asked);
    await page.waitForFunction((from) => location.hash !== `#/hoi/${from}`, name);
  }
};

test('a whole assessment in Vietnamese, 360 px, with the mouse', onPage({ lang: 'vi' }, async (page, app) => {
  await begin(page, app);
  await answerUpTo(page, 'end');
  await at(page, 'first');
  assert.match(await heading(page), /triệu/, 'the first figure is a sum of money');
  await app.assertFits();
  await page.locator('#main a[href="#/hoi/awareness"]').first().click();
  await at(page, 'awareness');
  await answerPractices(page, async (name, n) => {
    assert.match(await page.locator('.where').innerText(), new RegExp(`Câu ${12 + n} trên 25`));
    assert.equal(await page.locator('#main input:checked').count(), 0, 'nothing is chosen beforehand');
    if (name === 'awareness') {
      await page.locator('#np_aware-heard').check();
    } else {
      await page.getByLabel('Không rõ').waitFor();
      await page.getByLabel('Không liên quan').waitFor();
      await page.locator(`input[value=${PRACTICES[n % 3]}]`).check();
    }
    await goOn(page);
  });
  assert.match(await heading(page), /Soát lại/);
  await page.locator('#main a.btn').first().click();
  await page.waitForFunction(() => location.hash === '#/ket-qua');
  await page.locator('#main h1', { hasText: 'triệu' }).waitFor();
  assert.match(await page.title(), /Vòng Xanh$/);
}));

test('a whole assessment in English, 360 px, by keyboard alone', onPage({ lang: 'en' }, async (page, app) => {
  await app.open();
  const press = (key) => page.keyboard.press(key);
  const focused = () => page.evaluate(() => document.activeElement?.id ?? '');
  const tabTo = async (id) => {
    for (let i = 0; i < 80; i += 1) {
      if ((await focused()) === id) return;
      await press('Tab');
    }
    assert.fail(`the keyboard does not reach ${id} on ${await slug(page)}`);
  };
  /** A radio group is one stop: the first row, then the arrow keys. */
  const choose = async (id) => {
    const row = page.locator(`#${id}`);
    if ((await row.getAttribute('type')) === 'radio') {
      const name = await row.getAttribute('name');
      const first = await page.locator(`input[name="${name}"]`).first().getAttribute('id');
      await tabTo(first);
      await press('Space');
      for (let i = 0; i < 30 && !(await row.isChecked()); i += 1) await press('ArrowDown');
      assert.ok(await row.isChecked(), `the arrow keys reach ${id}`);
    } else {
      await tabTo(id);
      await press('Space');
    }
  };
  const leave = async (from) => {
    const came = await after(page, () => press('Enter'), `#/hoi/${from}`);
    if (came === 'on') return;
    assert.equal(came, 'asked', `nothing wrong on ${from}`);
    // Asked whether an odd number is right: the focus is on the question; its button says yes.
    await press('Tab');
    await press('Tab');
    await press('Enter');
    await tabTo('go-on');
    assert.equal(await after(page, () => press('Enter'), `#/hoi/${from}`), 'on');
  };
  await tabTo('begin');
  await press('Enter');
  for (const [screen, given] of Object.entries(WORKSHOP)) {
    await at(page, screen);
    for (const answer of given) {
      if (Array.isArray(answer)) {
        await tabTo(answer[0]);
        await page.keyboard.type(answer[1]);
      } else {
        await choose(answer);
      }
    }
    await leave(screen);
  }
  await at(page, 'first');
  await page.locator('#main a[href="#/hoi/awareness"]').first().focus();
  await press('Enter');
  await at(page, 'awareness');
  await answerPractices(page, async (name, n) => {
    const id = name === 'awareness' ? 'np_aware-new' : `${name}-${PRACTICES[n % 5]}`;
    if (await page.locator(`#${id}`).count()) {
      await choose(id);
    } else {
      await tabTo(name);
      await page.keyboard.type('300');
    }
    await leave(name);
  });
  await page.locator('#main a.btn').first().focus();
  await press('Enter');
  await page.waitForFunction(() => location.hash === '#/ket-qua');
  await page.locator('#main h1', { hasText: 'million' }).waitFor();
}));

test('back and forward lose nothing', onPage({ lang: 'vi' }, async (page, app) => {
  await begin(page, app);
  await answerUpTo(page, 'S04');
  await at(page, 'S04');
  await page.fill('#revenue_month', '42x');
  await page.goBack();
  await at(page, 'S03');
  assert.equal(await page.inputValue('#workers'), '12');
  await page.fill('#workers', '14');
  await page.goBack();
  await at(page, 'S02');
  assert.ok(await page.locator('#location_type-craft_village').isChecked());
  await page.goForward();
  await page.goForward();
  await at(page, 'S04');
  assert.equal(await page.inputValue('#revenue_month'), '42x', 'even what cannot be read stays');
  await page.locator('#main a.back').click();
  await at(page, 'S03');
  assert.equal(await page.inputValue('#workers'), '14');
}));

test('the language changes half-way and everything stays', onPage({ lang: 'vi' }, async (page, app) => {
  await begin(page, app);
  await answerUpTo(page, 'S07');
  await at(page, 'S07');
  await give(page, [['elec_bill_month', '14tr4'], ['elec_kwh_month', 'sáu nghìn']]);
  await page.locator('header button[lang=en]').click();
  await page.locator('html[lang=en]').waitFor({ state: 'attached' });
  await page.getByRole('heading', { name: /electricity/i }).first().waitFor();
  assert.equal(await page.inputValue('#elec_bill_month'), '14tr4');
  assert.equal(await page.inputValue('#elec_kwh_month'), 'sáu nghìn');
  assert.match(await page.locator('#elec_bill_month-echo').innerText(), /14,400,000/);
  await page.locator('#main a.back').click();
  await at(page, 'S06');
  assert.ok(await page.locator('#equipment-spray').isChecked());
  await page.reload();
  await app.running();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en', 'the language is remembered');
}));

test('reload and a later visit resume on the same page', onPage({ lang: 'vi' }, async (page, app) => {
  await begin(page, app);
  await answerUpTo(page, 'S05');
  await at(page, 'S05');
  await page.fill('#output_month', '125');
  await page.waitForFunction(() => Object.values({ ...localStorage }).some((text) => text.includes('"raw": "125"')));
  await page.reload();
  await app.running();
  await at(page, 'S05');
  assert.equal(await page.inputValue('#output_month'), '125');
  // Closed and opened again at the front door.
  await page.evaluate(() => {
    location.hash = '#/';
  });
  await page.reload();
  await app.running();
  const door = page.locator('.saved button.door').first();
  assert.match(await door.innerText(), /12 người/);
  assert.match(await door.innerText(), /4 trên 25/);
  await door.click();
  await at(page, 'S05');
  assert.equal(await page.inputValue('#output_month'), '125');
}));

test('an answer is changed from the check page and leads back there', onPage({ lang: 'vi' }, async (page, app) => {
  await begin(page, app);
  await answerUpTo(page, 'end');
  await page.goto(`${app.url}#/hoi/check`);
  await page.locator('#section-profile summary').click();
  await page.locator('#line-workers a').click();
  await at(page, 'S03/sua');
  await page.fill('#workers', '15');
  await page.locator('form button[type=submit]').click();
  await at(page, 'check');
  assert.match(await page.locator('#line-workers').textContent(), /15 người/);
}));

test('not knowing anything is allowed', onPage({ lang: 'vi' }, async (page, app) => {
  await begin(page, app);
  for (let i = 0; i < 14; i += 1) {
    const name = await slug(page);
    if (name === 'first') break;
    await at(page, name);
    for (const box of await page.locator('#main form input[id$="-dk"]').all()) await box.check();
    await goOn(page);
  }
  await at(page, 'first');
  await page.goto(`${app.url}#/hoi/check`);
  await page.locator('.lines .reason:visible').first().waitFor();
  await page.goto(`${app.url}#/ket-qua`);
  await page.locator('#main h1').waitFor();
}));

test('answers clicked through in a row are asked about', onPage({ lang: 'vi' }, async (page, app) => {
  await begin(page, app);
  await answerUpTo(page, 'end');
  await page.goto(`${app.url}#/hoi/awareness`);
  await at(page, 'awareness');
  await answerPractices(page, async (name) => {
    await page.locator(name === 'awareness' ? '#np_aware-new' : 'input[value=no]').check();
    await goOn(page);
  });
  await page.locator('#haste', { hasText: 'xem lại' }).waitFor();
}));

for (const width of WIDTHS) {
  test(`the pages of the questionnaire fit ${width} px`, onPage({ width, lang: 'vi' }, async (page, app) => {
    await begin(page, app);
    for (const screen of Object.keys(WORKSHOP)) {
      await app.assertFits();
      await answerUpTo(page, 'end', { [screen]: WORKSHOP[screen] });
    }
    await page.goto(`${app.url}#/hoi/check`);
    await page.locator('.check h1').waitFor();
    await app.assertFits();
    await page.goto(`${app.url}#/cai-dat`);
    await page.locator('#delete-all').waitFor();
    await app.assertFits();
  }));
}
