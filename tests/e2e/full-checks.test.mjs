// Each plausibility check is seen once: answers that trip it, the page that asks, its sentence from
// the data. Both sides of every limit are tested natively.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at } from './answers.mjs';
import { QUESTIONS, WOOD, file, openFile } from './documents.mjs';
import { onPage } from './helpers.mjs';

const RICE = { ...WOOD, sector: 'food_processing', subtrades: ['noodles'], material1_name: 'grain' };
const SHOP = { ...WOOD, sector: 'retail_shop', material1_name: 'goods' };
const MASS = { material1_qty_month: 500, material1_unit: 'kg', material1_kg_per_unit: 1 };

/** Far too many lamps: the saving becomes as large as the shares let it. */
const LAMPS = {
  ...WOOD,
  workers: 10,
  days_per_month: 25,
  revenue_month: 500e6,
  product_unit: 'million_vnd',
  elec_bill_month: 14e6,
  elec_kwh_month: 6000,
  water_bill_month: null,
  material1_spend_month: null,
  material1_loss_pct: null,
  equipment: null,
  el_led: 'no',
  'fact.lamp_watt': 40,
  'fact.lamp_hours': 10,
  'fact.lamp_count': 290,
  'share.elec.lighting': 95,
};

/** Check, page, answers; `hard`: one cannot go on. */
const CASES = [
  ['V1', 'S07', { ...WOOD, elec_kwh_month: 1610 }],
  ['V1', 'S07', { ...WOOD, elec_kwh_month: 100 }, 'hard'],
  ['V1', 'S07', { ...WOOD, 'elec_bills.2.kwh': 100, 'elec_bills.2.money': 9e5 }],
  ['V2', 'S07', { ...WOOD, workers: 5, elec_bill_month: 3e8, elec_kwh_month: 150e3 }],
  ['V3', 'S09', { ...WOOD, water_bill_month: 500 }],
  ['V4', 'S04', { ...WOOD, revenue_month: 20e6 }],
  ['V5', 'S04', { ...WOOD, revenue_month: 90e6 }],
  ['V6', 'S09', { ...WOOD, water_bill_month: 5e6, water_m3_month: 20 }],
  ['V7', 'S08', { ...WOOD, fuel_types: ['lpg'], lpg_kg_month: 10, fuel_spend_month: 5e6 }],
  ['V8', 'S08', { ...WOOD, fuel_types: ['coal'], coal_kg_month: 10, fuel_spend_month: 5e6 }],
  ['V9', 'S11', { ...WOOD, material1_loss_pct: 80 }],
  ['V10', 'S05', { ...WOOD, ...MASS, product_unit: 'kg', output_month: 900 }],
  ['V11', 'S12', { ...WOOD, ...MASS, material1_qty_month: 10, waste_bags_week: 200 }],
  ['V12', 'S09', { ...WOOD, workers: 200, water_m3_month: 20 }],
  ['V13', 'S03', { ...WOOD, hours_per_day: 22, days_per_month: 30 }],
  ['V14', 'el_night_kwh', { ...WOOD, el_night_kwh: 100 }],
  ['V14', 'el_night_kwh', { ...WOOD, el_night_kwh: 1000 }, 'hard'],
  ['V15', 'S09', { ...RICE, ...MASS, material1_qty_month: 900, water_m3_month: 600, water_bill_month: 6e6 }],
  ['V16', 'S05', WOOD],
  ['V17', 'S03', { ...WOOD, legal_form: 'household', workers: 40 }],
  ['V18', 'ps_bags', { ...SHOP, ps_bags: 900, bag_price: 900, packaging_spend_month: 1e6 }],
  ['V19', 'S11', { ...WOOD, material1_loss_pct: 0.5 }],
  ['V20', 'S07', LAMPS],
];

for (const [id, slug, answers, kind] of CASES) {
  const name = kind === 'hard' ? 'stops' : 'asks';
  test(`${id} ${name} on ${slug}`, onPage({ lang: 'vi' }, async (page, app) => {
    const message = QUESTIONS.plausibility.find((check) => check.id === id).message.vi;
    const said = message.replace('{unit}', 'bộ').split('{v}')[0];
    await openFile(page, app, file(answers, { mode: 'full', page: slug }));
    await at(page, slug);
    if (kind === 'hard') {
      await page.locator('#go-on').click();
      await page.locator('#error-summary:visible', { hasText: said }).waitFor();
      assert.ok((await page.url()).endsWith(slug), 'one cannot go on');
      return;
    }
    const ask = page.locator('.ask:visible', { hasText: said });
    await ask.first().waitFor();
    await ask.first().getByRole('button', { name: 'Đúng rồi' }).click();
    await ask.waitFor({ state: 'detached' });
  }));
}

test('odd answers can be confirmed on the check page as well', onPage({ lang: 'vi' }, async (page, app) => {
  const odd = { ...WOOD, elec_kwh_month: 1610, material1_loss_pct: 80 };
  await openFile(page, app, file(odd, { page: 'check' }));
  const line = page.locator('#doubtful #line-elec_bill_month');
  await line.locator('button').click();
  await page.locator('#line-elec_bill_month .reason', { hasText: 'xác nhận' }).waitFor({ state: 'attached' });
  assert.equal(await page.locator('#line-elec_bill_month button:visible').count(), 0);
}));
