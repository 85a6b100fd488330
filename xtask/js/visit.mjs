// node visit.mjs DIST_FOLDER: how the built page starts on a slow line with a slow processor (median
// of several first visits), and what is left in memory after opening and closing pages many times.
import { chromium } from 'playwright-core';

process.env.VX_DIST = process.argv[2];
const { startServer } = await import('../../tests/e2e/server.mjs');

/** Lighthouse's phone: 1.6 Mbps, 150 ms, a processor four times slower. */
const LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const SLOWDOWN = 4;
const VISITS = Number(process.env.VX_VISITS ?? 5);
const CYCLES = Number(process.env.VX_CYCLES ?? 200);

const server = await startServer();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-quic'],
});
const fresh = async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  return { context, page, cdp: await context.newCDPSession(page) };
};

/** Runs in the page from its first moment: notes when what happens. */
const watch = () => {
  const seen = { shift: 0 };
  window.seen = seen;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.paint ??= entry.name === 'first-contentful-paint' ? entry.startTime : undefined;
  }).observe({ type: 'paint', buffered: true });
  const is = {
    // The page's script keeps what is pressed from here on.
    usable: () => seen.paint !== undefined && document.documentElement.dataset.page && document.querySelector('#still #begin, #app #begin'),
    running: () => document.documentElement.dataset.app === 'running',
    question: () => document.querySelector('#app form[data-page]'),
  };
  const look = () => {
    for (const [name, when] of Object.entries(is)) {
      if (seen[name] === undefined && when()) seen[name] = performance.now();
    }
    // Pressed at once, as somebody in a hurry would.
    if (seen.usable !== undefined && !seen.pressed && window.hurry) {
      seen.pressed = true;
      document.querySelector('#begin').click();
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

const visit = async (hurry) => {
  const { context, page, cdp } = await fresh();
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', LINE);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page.addInitScript(watch);
  await page.addInitScript((on) => { window.hurry = on; }, hurry);
  await page.goto(server.url, { waitUntil: 'commit' });
  await page.waitForFunction((key) => window.seen[key] !== undefined, hurry ? 'question' : 'running');
  await page.waitForTimeout(hurry ? 0 : 1500);
  const seen = await page.evaluate(() => window.seen);
  await context.close();
  return seen;
};

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const several = async (hurry, keys) => {
  const all = [];
  for (let i = 0; i < VISITS; i += 1) all.push(await visit(hurry));
  return Object.fromEntries(keys.map((key) => [key, Math.round(1000 * median(all.map((one) => one[key]))) / 1000]));
};
const calm = await several(false, ['paint', 'usable', 'running', 'shift']);
const hurried = await several(true, ['question']);

/** Opens an example, looks at several pages, closes it; what is held afterwards. */
const memory = async () => {
  const { context, page, cdp } = await fresh();
  await page.addInitScript(() => {
    const make = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...parts) => {
      const made = await make.apply(WebAssembly, parts);
      window.linear = made.instance.exports.memory;
      return made;
    };
  });
  await page.goto(server.url);
  await page.locator('html[data-app="running"]').waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  await page.locator('#app .door').first().click();
  await page.waitForURL(/#\/ket-qua/);
  await page.locator('#app h1:not([data-waiting])').waitFor();
  const held = async () => {
    await cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await cdp.send('Performance.getMetrics');
    const of = (name) => metrics.find((metric) => metric.name === name).value;
    const linear = await page.evaluate(() => window.linear.buffer.byteLength);
    return { js: of('JSHeapUsedSize'), linear, nodes: of('Nodes'), listeners: of('JSEventListeners') };
  };
  await cdp.send('Performance.enable');
  const cycle = (times) => page.evaluate(async (count) => {
    const settle = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
    for (let i = 0; i < count; i += 1) {
      for (const route of ['#/so-nay/package-money', '#/hoi/check', '#/cai-dat', '#/', '#/ket-qua']) {
        location.hash = route;
        await settle();
      }
    }
  }, times);
  await cycle(20);
  const before = await held();
  await cycle(CYCLES);
  const after = await held();
  await context.close();
  return { cycles: CYCLES, before, after };
};
const heap = await memory();
await browser.close();
server.stop();
console.log(JSON.stringify({ startup: { ...calm, ...hurried }, heap }));
