// A third language beside the build: its packs, made by tests/third_language.rs, are served with the
// very files of the site. Every word in it stands in brackets and is longer than English, so a text
// outside of brackets was written into the program, and what does not fit a phone shows.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { exampleDocument, onPage } from './helpers.mjs';
import { ROUTES, STORAGE, visit } from './routes.mjs';
import { DIST, startServer } from './server.mjs';

const CODE = 'xx';
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The packs of the made-up language; whoever built the site with other data makes them anew. */
const packs = () => {
  const made = 'test -q -p vong-xanh --no-default-features --test third_language'.split(' ');
  execFileSync('cargo', made, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  const about = execFileSync('cargo', 'metadata --no-deps --format-version 1 --offline'.split(' '), { cwd: ROOT });
  return join(JSON.parse(about).target_directory, 'tmp', 'third-language');
};

/** The site with one language more, in a folder of its own. */
const site = () => {
  const from = packs();
  const folder = mkdtempSync(join(tmpdir(), 'third-language-'));
  for (const name of readdirSync(DIST)) {
    if (!/^index\.html|^reload\.js|\.br$/.test(name)) copyFileSync(join(DIST, name), join(folder, name));
  }
  const names = readdirSync(from).filter((name) => name.endsWith(`.${CODE}.bin`));
  names.forEach((name) => copyFileSync(join(from, name), join(folder, name)));
  const metas = names.map((name) => `<meta name="vx-file-${name.slice(0, -4)}" content="${name}">`);
  metas.unshift(`<meta name="vx-languages" content="vi=Tiếng Việt;en=English;${CODE}=⟦Third⟧">`);
  const html = readFileSync(join(DIST, 'index.html'), 'utf8').replace(/<script src="reload.*?<\/script>/, '');
  assert.ok(html.includes('<script src="boot.'), 'the page has its own script');
  writeFileSync(join(folder, 'index.html'), html.replace('<script src="boot.', `${metas.join('')}$&`));
  return folder;
};

const folder = site();
const server = await startServer({ dist: folder });
after(() => {
  server.stop();
  rmSync(folder, { recursive: true });
});

const example = exampleDocument('furniture-workshop');
/** What is not translated: what people typed, names, languages. */
const SAME = [...Object.values(example.title), example.name, 'Tiếng Việt', 'English', 'Vòng Xanh'].filter(Boolean);
/** Signs of units, formats and programmes. */
const SIGNS = /^(kWh|kWp|kW|kg|km|cm|mm|CO|PDF|CSV|JSON|QR|VND|TOE|IRR|NPV|LED|ISO|SplitMix)$/;
/** Titles of sources and addresses are quoted as they are; a start page lists businesses by name. */
const QUOTED = '[lang]:not(html), .sources, script, style';

/** Texts in sight, and names of what is in sight, that stand outside of all brackets. */
const unmarked = (page) => page.evaluate(([same, signs, quoted]) => {
  const sign = new RegExp(signs);
  const found = [];
  const look = (text, depth, where) => {
    for (const one of same) text = text.replaceAll(one, '');
    let outside = '';
    for (const c of text) {
      if (c === '⟦') depth += 1;
      outside += depth === 0 ? c : ' ';
      if (c === '⟧') depth -= 1;
    }
    const words = (outside.match(/\p{L}{2,}/gu) ?? []).filter((word) => !sign.test(word));
    if (words.length > 0) found.push(`${words.join(' ')} in ${where} “${text.trim().slice(0, 60)}”`);
    return depth;
  };
  const visible = (element) => (element.closest('select') ?? element).checkVisibility();
  let depth = 0;
  const app = document.querySelector('#app');
  const walk = document.createTreeWalker(app, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const parent = node.parentElement;
    if (parent.closest(quoted) || !visible(parent)) continue;
    depth = look(node.data, depth, parent.tagName.toLowerCase());
  }
  for (const name of ['aria-label', 'placeholder', 'title', 'alt', 'data-name']) {
    for (const element of app.querySelectorAll(`[${name}]`)) {
      if (!element.closest(quoted) && visible(element)) look(element.getAttribute(name), 0, name);
    }
  }
  look(document.title, 0, 'document.title');
  if (depth !== 0) found.push(`brackets do not close: ${depth}`);
  return [...new Set(found)];
}, [SAME, SIGNS.source, QUOTED]);

/** Buttons whose text is cut off, and how far the page is too wide. */
const unfit = (page) => page.evaluate(() => {
  const cut = [...document.querySelectorAll('#app button, #app .btn')]
    .filter((e) => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1)
    .map((e) => `cut off: ${e.innerText.slice(0, 40)}`);
  const over = document.documentElement.scrollWidth - innerWidth;
  if (over > 0) cut.push(`${over} px too wide`);
  return cut;
});

const wish = { url: server.url, storage: { ...STORAGE, 'vx.settings': JSON.stringify({ lang: CODE }) } };

test('a third language: every page in it, on a phone', onPage(wish, async (page, app) => {
  const faults = [];
  await app.open('#/ket-qua');
  assert.equal(await page.locator('html').getAttribute('lang'), CODE);
  for (const route of ROUTES) {
    await visit(page, app, route);
    assert.match(await page.locator('#app h1').first().innerText(), /⟦/, route);
    await page.evaluate(() => document.querySelectorAll('#app details').forEach((d) => { d.open = true; }));
    for (const fault of [...await unfit(page), ...await unmarked(page)]) faults.push(`${route}: ${fault}`);
  }
  assert.deepEqual([...new Set(faults)], []);
}));

test('a third language: chosen at the head of the page and left again', onPage({ url: server.url, lang: 'vi' }, async (page, app) => {
  await app.open('#/cai-dat');
  await page.locator(`header button[lang="${CODE}"]`).click();
  await page.waitForFunction(() => /⟦/.test(document.querySelector('#app h1')?.innerText ?? ''));
  await page.locator('header button[lang="vi"]').click();
  await page.waitForFunction(() => document.documentElement.lang === 'vi');
  await page.locator('header button[lang="en"]').waitFor();
}));
