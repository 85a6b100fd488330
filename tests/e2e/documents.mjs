// Assessments prepared as files, for tests that begin where something is to be seen.
import { readFileSync } from 'node:fs';

const data = (name) => JSON.parse(readFileSync(new URL(`../../data/${name}.json`, import.meta.url)));

export const QUESTIONS = data('questions');
export const TRADES = data('trades').trades;
export const MEASURES = data('measures').measures;

const value = (given) => {
  if (given === null) return 'unknown';
  if (typeof given === 'number') return { number: given };
  return Array.isArray(given) ? { choices: given } : { choice: given };
};

/** The text of a file: a number, the id of a choice, a list of ids, or null for "don't know". */
export const file = (answers, { mode = 'quick', page = 'results', lang = 'vi' } = {}) => {
  const entries = Object.entries(answers).map(([id, given]) => {
    const raw = typeof given === 'number' ? { raw: String(given).replace('.', ',') } : {};
    return [id, { ...raw, value: value(given) }];
  });
  return JSON.stringify({
    format: 'vong-xanh/assessment',
    schema: 1,
    id: 'prepared',
    created: '2026-11-21T08:00:00Z',
    modified: '2026-11-21T08:00:00Z',
    tool_version: '0.1.0',
    data_version: QUESTIONS.version,
    lang,
    mode,
    page,
    answers: Object.fromEntries(entries),
  });
};

/** Opens a prepared assessment the way its owner would, from the start page. */
export const openFile = async (page, app, text) => {
  await app.open();
  const buffer = Buffer.from(text);
  await page.setInputFiles('#open-file', { name: 'a.json', mimeType: 'application/json', buffer });
  await page.waitForFunction(() => location.hash.length > 2);
  await page.locator('#app h1:not([data-waiting])').first().waitFor();
};

/** A workshop whose bills are known; 12 people, wood. */
export const WOOD = {
  sector: 'wood_furniture',
  location_type: 'craft_village',
  workers: 12,
  days_per_month: 26,
  revenue_month: 420e6,
  product_unit: 'set',
  output_month: 125,
  equipment: ['compressor', 'dusty_machines', 'spray'],
  elec_bill_month: 14.4e6,
  elec_kwh_month: 6100,
  fuel_types: ['none'],
  water_source: 'tap',
  water_bill_month: 5e5,
  material1_spend_month: 112e6,
  material1_name: 'wood',
  material1_loss_pct: 35,
  waste_bags_week: 20,
};

const SCALE = ['no', 'partly', 'yes', 'dk'];

/** A plausible business of a trade that has answered everything, some of it "don't know". */
export const business = (trade) => {
  const offered = (id) => QUESTIONS.profile.find((p) => p.id === id).choices
    .filter((c) => c.id !== 'none' && (!c.trades || c.trades.length === 0 || c.trades.includes(trade)))
    .map((c) => c.id);
  const subtrades = offered('subtrades').filter((id) => id !== 'other');
  const practices = QUESTIONS.questions
    .filter((q) => !['choice', 'number'].includes(q.type))
    .map((q, at) => [q.id, SCALE[at % SCALE.length]]);
  return {
    ...WOOD,
    sector: trade,
    ...(subtrades.length > 0 && { subtrades }),
    material1_name: 'other',
    product_unit: 'kg',
    output_month: 4000,
    equipment: offered('equipment'),
    fuel_types: ['lpg'],
    lpg_kg_month: 120,
    fuel_spend_month: 4.1e6,
    np_aware: 'heard',
    ...Object.fromEntries(practices),
  };
};
