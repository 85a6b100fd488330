// Whoever works on for a long time does not fill the phone's memory: pages that are opened and left
// two hundred times leave nothing behind.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memory, onPage } from './helpers.mjs';
import { STORAGE, visit } from './routes.mjs';

test('two hundred times to a measure and back: the memory stays within a tenth', onPage({ lang: 'vi', width: 1280, storage: STORAGE }, async (page, app) => {
  const inUse = await memory(page);
  await app.open('#/cai-dat');
  const cycles = async (count) => {
    for (let cycle = 0; cycle < count; cycle += 1) {
      await visit(page, app, '#/giai-phap/led-lighting');
      await visit(page, app, '#/cai-dat');
    }
  };
  // What is made once is made.
  await cycles(20);
  const before = await inUse();
  await cycles(200);
  const after = await inUse();
  for (const what of Object.keys(before)) {
    assert.ok(after[what] <= before[what] * 1.1, `${what}: ${before[what]} before, ${after[what]} after`);
  }
}));
