// Whoever works on for a long time does not fill the phone's memory: pages that are opened and left
// two hundred times leave nothing behind.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onPage } from './helpers.mjs';
import { STORAGE, visit } from './routes.mjs';

/** What is in use after everything that can be given back has been given back. */
const inUse = async (page, devtools) => {
  for (let round = 0; round < 3; round += 1) await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const metric = (name) => metrics.find((one) => one.name === name).value;
  return {
    heap: metric('JSHeapUsedSize'),
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
    program: await page.evaluate(() => window.programMemory.buffer.byteLength),
  };
};

test('two hundred times to a measure and back: the memory stays within a tenth', onPage({ lang: 'vi', width: 1280, storage: STORAGE }, async (page, app) => {
  await page.addInitScript(() => {
    for (const name of ['instantiate', 'instantiateStreaming']) {
      const make = WebAssembly[name];
      WebAssembly[name] = async (...parts) => {
        const made = await make.apply(WebAssembly, parts);
        window.programMemory ??= (made.instance ?? made).exports.memory;
        return made;
      };
    }
  });
  await app.open('#/cai-dat');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  await devtools.send('HeapProfiler.enable');
  const cycles = async (count) => {
    for (let cycle = 0; cycle < count; cycle += 1) {
      await visit(page, app, '#/giai-phap/led-lighting');
      await visit(page, app, '#/cai-dat');
    }
  };
  // What is made once is made.
  await cycles(20);
  const before = await inUse(page, devtools);
  await cycles(200);
  const after = await inUse(page, devtools);
  for (const what of Object.keys(before)) {
    assert.ok(after[what] <= before[what] * 1.1, `${what}: ${before[what]} before, ${after[what]} after`);
  }
}));
