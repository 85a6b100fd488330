// No accessibility violation on any kind of page of the questionnaire, in both themes and languages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerUpTo, at, begin, give, goOn } from './answers.mjs';
import { onPage } from './helpers.mjs';

for (const theme of ['light', 'dark']) {
  for (const lang of ['vi', 'en']) {
    test(`pages of the questionnaire are accessible (${lang}, ${theme})`, onPage({ lang, theme }, async (page, app) => {
      const check = (where) => app.assertAccessible(`on ${where} (${lang}, ${theme})`);
      await begin(page, app);
      await check('a choice');
      await answerUpTo(page, 'S03');
      await at(page, 'S03');
      await page.fill('#workers', 'abc');
      await page.locator('form button[type=submit]').click();
      await page.locator('#error-summary').waitFor();
      await check('a page with errors');
      await answerUpTo(page, 'S07', { S03: [['workers', '12'], ['days_per_month', '26']] });
      for (const [screen, given] of [
        ['S04', [['revenue_month', '420000000']]],
        ['S05', ['product_unit-set', ['output_month', '125']]],
        ['S06', ['equipment-spray']],
      ]) {
        await at(page, screen);
        await give(page, given);
        await goOn(page);
      }
      await at(page, 'S07');
      await give(page, [['elec_bill_month', '14400000'], ['elec_kwh_month', '1610']]);
      await page.locator('form button[type=submit]').click();
      await page.locator('.ask:visible').waitFor();
      await check('a page that asks back');
      await page.goto(`${app.url}#/hoi/awareness`);
      await at(page, 'awareness');
      await page.locator('#np_aware-new').check();
      await goOn(page);
      await page.locator('input[value=partly]').check();
      await page.locator('.strip .sum:visible').waitFor();
      await check('a practice question with the live strip');
      await page.goto(`${app.url}#/hoi/check`);
      await page.locator('.lines').first().waitFor();
      await check('the check page');
      await page.goto(`${app.url}#/cai-dat`);
      await page.locator('#delete-all').click();
      await check('the settings');
      await page.goto(`${app.url}#/khong-co`);
      await page.locator('#main .btn').waitFor();
      await check('an unknown address');
    }));
  }
}

test('the focus goes to the heading of the new page', onPage({ lang: 'vi' }, async (page, app) => {
  await begin(page, app);
  await answerUpTo(page, 'S02');
  await at(page, 'S02');
  const focused = await page.evaluate(() => document.activeElement?.tagName);
  assert.equal(focused, 'H1');
}));
