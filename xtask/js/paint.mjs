// node paint.mjs DIST_FOLDER [SLOWDOWN]: how long the built page takes from an answer to the paint
// that shows it, in a browser whose processor is slowed down, as JSON. For every act:
//   work   script, style and layout until the new figures stand in the page
//   paint  until the frame that shows them has been handed over
//   range  until the new range stands in the page
// and the longest time the page was deaf while somebody types a number.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

process.env.VX_DIST = process.argv[2];
const SLOWDOWN = Number(process.argv[3] ?? 4);
// The slowed-down processor stands for a phone; so does the window.
const [width, height] = (process.env.VX_WINDOW ?? '360x800').split('x').map(Number);
const VIEWPORT = { width, height };
const ROUNDS = Number(process.env.VX_ROUNDS ?? 30);
const { startServer } = await import('../../tests/e2e/server.mjs');
const EXAMPLE = fileURLToPath(new URL('../../data/examples/furniture-workshop.json', import.meta.url));
const document = { ...JSON.parse(readFileSync(EXAMPLE, 'utf8')), example: false };

const server = await startServer();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-quic'],
});
const context = await browser.newContext({ viewport: VIEWPORT, reducedMotion: 'reduce', serviceWorkers: 'block' });
await context.addInitScript((text) => {
  if (localStorage.length > 0) return;
  const { id } = JSON.parse(text);
  localStorage.setItem(`vx.a.${id}`, text);
  localStorage.setItem(`vx.current.${id}`, 'vx.a.');
  localStorage.setItem('vx.last', id);
  localStorage.setItem('vx.settings', JSON.stringify({ lang: 'vi' }));
}, JSON.stringify(document));
const page = await context.newPage();
page.setDefaultTimeout(60_000);
const cdp = await context.newCDPSession(page);

const open = async (hash) => {
  await page.goto('about:blank');
  await page.goto(server.url + hash);
  await page.locator('html[data-app="running"]').waitFor({ state: 'attached' });
  await page.locator('#app h1:not([data-waiting])').first().waitFor();
  await page.waitForTimeout(1500);
};

/** Runs in the page: acts on what `act` says, and times it. */
const once = async ({ selector, act, shown, settles }) => {
  const turn = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(0);
    });
  const element = document.querySelector(selector);
  const text = () => document.querySelector(shown)?.textContent ?? '';
  const before = text();
  const headline = document.querySelector('#main h1').textContent;
  const begun = performance.now();
  if (act === 'click') {
    element.click();
  } else {
    element.value = act;
    element.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  await turn();
  document.body.getBoundingClientRect();
  const work = performance.now() - begun;
  const changed = text() !== before;
  await new Promise(requestAnimationFrame);
  await turn();
  const paint = performance.now() - begun;
  // The longest piece of work until all is quiet again.
  let [longest, last, range] = [0, performance.now(), null];
  const until = begun + (settles ? 3000 : 600);
  while (performance.now() < until) {
    await turn();
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    const title = document.querySelector('#main h1');
    if (settles && range === null && title.textContent !== headline && !title.classList.contains('settling')) {
      range = now - begun;
      break;
    }
  }
  return { work, paint, range, changed, longest };
};

const quantile = (list, q) => {
  const sorted = list.filter((v) => v !== null).sort((a, b) => a - b);
  return sorted.length === 0 ? null : sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)];
};

const times = async (name, rounds, wish) => {
  const all = [];
  // Nobody presses what cannot be seen.
  const { selector, seen = selector } = wish(0);
  await page.evaluate((css) => document.querySelector(css).scrollIntoView({ block: 'center' }), seen);
  await page.waitForTimeout(300);
  for (let round = 0; round < rounds + 2; round += 1) {
    const found = await page.evaluate(once, wish(round));
    // The first two warm the code up, as a visitor's first clicks do.
    if (round >= 2) all.push(found);
    await page.waitForTimeout(wish(round).settles ? 150 : 300);
  }
  const of = (key) => all.map((one) => one[key]);
  const round = (ms) => (ms === null ? null : Math.round(ms * 10) / 10);
  const pair = (key) => ({
    // On a busy machine only the best tells what the page itself takes.
    best: round(quantile(of(key), 0)),
    p50: round(quantile(of(key), 0.5)),
    p99: round(quantile(of(key), 0.99)),
  });
  return {
    name,
    changed: all.filter((one) => one.changed).length / all.length,
    work: pair('work'),
    paint: pair('paint'),
    range: pair('range'),
    longest: pair('longest'),
  };
};

/** Longest time without a turn of the event loop while digits are typed into a field. */
const typing = async (selector, digits) => {
  await page.locator(selector).focus();
  await page.evaluate(() => {
    window.vxDeaf = { longest: 0, last: performance.now(), on: true };
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const [state, now] = [window.vxDeaf, performance.now()];
      state.longest = Math.max(state.longest, now - state.last);
      state.last = now;
      if (state.on) port2.postMessage(0);
    };
    port2.postMessage(0);
  });
  await page.locator(selector).fill('');
  await page.keyboard.type(digits, { delay: 120 });
  await page.waitForTimeout(800);
  return page.evaluate(() => {
    window.vxDeaf.on = false;
    return Math.round(window.vxDeaf.longest * 10) / 10;
  });
};

await open('#/ket-qua');
await page.locator('#main h1:not(.settling) .figure').waitFor();
await page.evaluate(() => document.querySelector('.adjust details')?.setAttribute('open', ''));
await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
const acts = [];
acts.push(
  await times('switch a measure', ROUNDS, () => ({
    selector: '.list input[role=switch]', act: 'click', shown: '.sum-line b', settles: true,
  })),
);
acts.push(
  await times('change a price', ROUNDS, (round) => ({
    selector: '#try-paid\\.electricity', act: String(2000 + 150 * round), seen: '.facts', shown: '.facts', settles: true,
  })),
);
const deaf = { results: await typing('#try-paid\\.electricity', '2987') };
await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
await open('#/hoi/pm_plan');
await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
acts.push(
  await times('answer a practice question', ROUNDS, (round) => ({
    selector: `#main input[type=radio][value=${round % 2 ? 'no' : 'yes'}]`, act: 'click', shown: '.sum', settles: false,
  })),
);
await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
await open('#/hoi/S07');
await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
const field = await page.locator('#main input[type=text]').first().getAttribute('id');
deaf.questionnaire = await typing(`[id="${field}"]`, '14400000');
console.log(JSON.stringify({ slowdown: SLOWDOWN, acts, deaf }));
await browser.close();
server.stop();
