// What a small furniture workshop answers, page by page, and how to give the answers.
import assert from 'node:assert/strict';

/** A choice is the id of its input; a typed answer is [id, text]. */
export const WORKSHOP = {
  S01: ['sector-wood_furniture'],
  S02: ['location_type-craft_village'],
  S03: [['workers', '12'], ['days_per_month', '26']],
  S04: [['revenue_month', '420 triệu']],
  S05: ['product_unit-set', ['output_month', '125']],
  S06: ['equipment-compressor', 'equipment-dusty_machines', 'equipment-spray'],
  S07: [['elec_bill_month', '14tr4'], ['elec_kwh_month', '6.100']],
  S08: ['fuel_types-none'],
  S09: ['water_source-tap', ['water_bill_month', '500k']],
  S10: [['material1_spend_month', '112 triệu'], 'material1_name-wood'],
  S11: [['material1_loss_pct', '35']],
  S12: [['waste_bags_week', '20']],
};

/** The page of the assessment that is open: `S07`, `first`, a question's id. */
export const slug = (page) => page.evaluate(() => location.hash.replace('#/hoi/', ''));

export const heading = (page) => page.locator('#main h1').innerText();

/** Starts a new assessment from the start page. */
export const begin = async (page, app) => {
  await app.open();
  await page.locator('main .btn').first().click();
  await at(page, 'S01');
};

/** Waits for a page of the assessment. */
export const at = async (page, wanted) => {
  await page.waitForFunction((to) => location.hash === `#/hoi/${to}`, wanted);
  const question = wanted.replace('/sua', '');
  const shown = ['first', 'check'].includes(question) ? '#main h1' : `form[data-page="${question}"]`;
  await page.locator(shown).waitFor();
};

export const give = async (page, answers) => {
  for (const answer of answers) {
    if (Array.isArray(answer)) await page.fill(`#${answer[0]}`, answer[1]);
    else await page.locator(`#${answer}`).check();
  }
};

/** Does what presses "Continue" and waits for what comes of it: the next page, a question about an odd number, something wrong. */
export const after = async (page, act, before) => {
  await act();
  const came = await page.waitForFunction((hash) => {
    if (location.hash !== hash) return 'on';
    if ([...document.querySelectorAll('.wrong-say')].some((say) => say.checkVisibility())) return 'wrong';
    return document.activeElement?.closest('.ask') && 'asked';
  }, before);
  return came.jsonValue();
};

/** Presses "Continue"; an odd number is asked about once, so it is pressed a second time. */
export const goOn = async (page) => {
  const before = await page.evaluate(() => location.hash);
  const press = () => page.locator('form button[type=submit]').click();
  let came = await after(page, press, before);
  if (came === 'asked') came = await after(page, press, before);
  assert.equal(came, 'on', `nothing wrong on ${before}`);
};

/** Answers the profile up to (not including) a page. */
export const answerUpTo = async (page, end, answers = WORKSHOP) => {
  for (const [screen, given] of Object.entries(answers)) {
    if (screen === end) break;
    await at(page, screen);
    await give(page, given);
    await goOn(page);
  }
};
