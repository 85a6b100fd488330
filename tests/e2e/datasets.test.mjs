// Data sets: made from own values, switched, undone, saved, opened elsewhere; the place as a setting.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { exampleDocument, onPage, room } from './helpers.mjs';

const withOwn = () => ({
  ...exampleDocument('furniture-workshop'),
  id: 'own-1',
  example: false,
  own_values: { 'price.lpg': 40000, discount_rate: 0.15 },
});

const store = (document) => ({
  'vx.a.own-1': JSON.stringify(document),
  'vx.current.own-1': 'vx.a.',
  'vx.last': 'own-1',
});

const opens = async (page, app) => {
  await app.open('#/so-lieu/bo');
  await page.locator('#place').waitFor();
};

for (const [lang, width, theme] of [['vi', 360, 'light'], ['en', 1280, 'dark']]) {
  const words = room(lang, 'sets');
  test(`${lang}: a set is made, used, switched off, taken back, and opened from its file`, onPage(
    { lang, width, theme, storage: store(withOwn()) },
    async (page, app) => {
      await opens(page, app);
      await page.locator('#begin-set').click();
      await page.locator('.sets form button[type=submit]').click();
      await page.getByText(words.name_wanted).waitFor();
      await page.fill('#set-name', 'Giá <b>thử</b>');
      await page.fill('#source-price-lpg', 'Báo giá đại lý');
      await page.locator('.sets form button[type=submit]').click();
      const kept = page.locator('.sets .saved-list li');
      await kept.getByText('Giá <b>thử</b>').waitFor();
      assert.equal(await page.locator('#differ li').count(), 2);
      await page.locator('#differ').getByText('Báo giá đại lý').waitFor();
      await app.assertAccessible();
      await app.assertFits();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        kept.getByRole('button').nth(1).click(),
      ]);
      const saved = JSON.parse(readFileSync(await file.path()));
      assert.equal(saved.format, 'vong-xanh/data-set');
      assert.equal(saved.values['price.lpg'].value, 40000);
      // Off, and back by the step.
      await kept.getByRole('button', { name: words.off }).click();
      await page.getByText(words.not_used).waitFor();
      await page.keyboard.press('Control+z');
      await page.locator('#differ li').first().waitFor();
      // Taken away and opened again.
      await kept.getByRole('button').nth(2).click();
      await kept.waitFor({ state: 'detached' });
      await page.getByText(words.unknown_here).waitFor();
      await page.setInputFiles('#open-set', {
        name: 'set.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(saved)),
      });
      await kept.waitFor();
    },
  ));

  test(`${lang}: another place shows what has no source there`, onPage(
    { lang, width, storage: store(withOwn()) },
    async (page, app) => {
      await opens(page, app);
      await page.locator('#place').selectOption('bac-ninh');
      await page.getByText(words.elsewhere_list).click();
      await page.locator('#found').waitFor();
      assert.ok(await page.locator('.lib > li').count() > 10);
      await app.open('#/ket-qua');
      const line = page.locator('#line');
      await line.waitFor();
      assert.match(await line.innerText(), /Bắc Ninh/);
    },
  ));
}
