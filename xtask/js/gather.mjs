// node gather.mjs DIST_FOLDER FILES_FOLDER COUNT…: a trainer picks so many files at once on the page of
// a session; as JSON, for every count:
//   ms       from the choice until the report stands in the page
//   cpu      processor time of the page meanwhile, whatever else the machine does
//   longest  the longest time the page was deaf meanwhile
//   moves    how often the bar moved
//   saves    how often something was written to the storage, and with how many characters the session is kept
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [dist, folder, ...counts] = process.argv.slice(2);
process.env.VX_DIST = dist;
const { startServer } = await import('../../tests/e2e/server.mjs');
const files = readdirSync(folder).sort((a, b) => parseInt(a, 10) - parseInt(b, 10)).map((name) => join(folder, name));

/** Runs in the page before the choice: counts what happens from there on. */
const watch = () => {
  const seen = { longest: 0, moves: 0, saves: 0 };
  window.seen = seen;
  const put = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, text) {
    seen.saves += 1;
    if (key.startsWith('vx.class.')) seen.kept = Math.max(seen.kept ?? 0, text.length);
    return put.call(this, key, text);
  };
  document.querySelector('#files').addEventListener('change', () => {
    const begun = performance.now();
    let last = begun;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const now = performance.now();
      seen.longest = Math.max(seen.longest, now - last);
      last = now;
      if (seen.ms === undefined) port2.postMessage(0);
    };
    port2.postMessage(0);
    const bar = document.querySelector('[role="status"] > .acts > progress');
    new MutationObserver(() => { seen.moves += 1; }).observe(bar, { attributes: true, attributeFilter: ['value'] });
    const report = document.querySelector('#report');
    new MutationObserver(() => {
      if (!report.hidden) seen.ms ??= performance.now() - begun;
    }).observe(report, { attributes: true, childList: true, subtree: true });
  }, { capture: true });
};

const server = await startServer();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-quic'],
});

const system = await browser.newBrowserCDPSession();
/** Processor time of all pages so far, in milliseconds. */
const cpu = async () => {
  const { processInfo } = await system.send('SystemInfo.getProcessInfo');
  const pages = processInfo.filter((one) => one.type === 'renderer');
  return 1000 * pages.reduce((sum, one) => sum + one.cpuTime, 0);
};

const gather = async (count) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(`${server.url}#/lop-hoc`);
  await page.locator('#new-session').click();
  await page.locator('#files').waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  await page.evaluate(watch);
  const before = await cpu();
  await page.setInputFiles('#files', files.slice(0, count));
  await page.waitForFunction(() => window.seen.ms !== undefined);
  // The last task belongs to it, too.
  await page.waitForTimeout(500);
  const seen = { ...(await page.evaluate(() => window.seen)), cpu: (await cpu()) - before };
  await context.close();
  return seen;
};

const result = {};
for (const count of counts) result[count] = await gather(Number(count));
await browser.close();
server.stop();
console.log(JSON.stringify(result));
