// The colours of the design hold against each other in both themes, whatever a page makes of them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const css = readFileSync(new URL('../../styles/tokens.css', import.meta.url), 'utf8');
const colours = (block) =>
  Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6})\b/gi)].map(([, name, value]) => [name, value]));
const after = (mark) => {
  const from = css.indexOf(mark);
  assert.ok(from >= 0, `no ${mark} in tokens.css`);
  return css.slice(from, css.indexOf('}', from));
};
const light = colours(after(':root {'));
const dark = colours(after(':root[data-theme="dark"]'));

/** Contrast of two colours as WCAG 2.2 defines it. */
const contrast = (one, other) => {
  const light_ = (hex) => {
    const full = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex;
    const [r, g, b] = [1, 3, 5].map((at) => {
      const part = parseInt(full.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [low, high] = [light_(one), light_(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

const GROUNDS = ['paper', 'sheet', 'sunk'];
/** Ink, the grounds it stands on, and the least contrast: 4.5 for letters, 3 for edges and marks. */
const RULES = [
  ...['ink', 'ink-2', 'kept', 'lost', 'water', 'energy'].map((ink) => [ink, GROUNDS, 4.5]),
  ...['kept', 'lost', 'water', 'energy'].map((ink) => [ink, [`${ink}-wash`], 4.5]),
  ['ink', ['kept-wash', 'lost-wash', 'water-wash', 'energy-wash'], 4.5],
  ['ink-2', ['kept-wash', 'lost-wash', 'water-wash', 'energy-wash'], 4.5],
  ['on-kept', ['kept'], 4.5],
  ['edge', GROUNDS, 3],
  ['focus', [...GROUNDS, 'kept-wash'], 3],
];

for (const [name, theme] of [['light', light], ['dark', { ...light, ...dark }]]) {
  test(`letters, edges and the focus can be told from their ground (${name})`, () => {
    const weak = RULES.flatMap(([ink, grounds, least]) => grounds.map((ground) => [ink, ground, least]))
      .map(([ink, ground, least]) => [ink, ground, least, contrast(theme[ink], theme[ground])])
      .filter(([, , least, found]) => found < least)
      .map(([ink, ground, least, found]) => `${ink} on ${ground}: ${found.toFixed(2)}, at least ${least}`);
    assert.deepEqual(weak, []);
  });
}

test('dark by the device and dark by choice are the same', () => {
  assert.deepEqual(colours(after(':root:not([data-theme="light"])')), dark);
  assert.ok(Object.keys(dark).length >= 18);
});

test('what is checked can fail', () => {
  assert.ok(Math.abs(contrast('#fff', '#000000') - 21) < 1e-9);
  assert.ok(contrast('#ffffff', '#a9b5ad') < 3);
});
