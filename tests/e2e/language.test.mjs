// A third language beside the site: its packs, made by tests/third_language.rs, are served with the
// very files of the site. Every word in it stands in brackets and is longer than English, so a text
// outside of brackets was written into the program, and what does not fit a phone shows.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { exampleDocument, onPage, sessionOfThirty } from './helpers.mjs';
import { CLASS_ROUTES, CLASS_STORAGE, ROUTES, visit } from './routes.mjs';
import { scratch } from './scratch.mjs';
import { DIST, startServer } from './server.mjs';

const CODE = 'xx';
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const cargo = (args, out) => execFileSync('cargo', args.split(' '), { cwd: ROOT, stdio: ['ignore', out, 'inherit'] });
const read = (name) => JSON.parse(readFileSync(join(ROOT, name)));

/** The folder with the packs of the made-up language. */
const packs = () => {
  // Compiled long ago where the tests of the core have run; then it takes a second.
  cargo('test -q -p vong-xanh --no-default-features --test third_language', 'ignore');
  const about = cargo('metadata --no-deps --format-version 1 --offline', 'pipe');
  return join(JSON.parse(about).target_directory, 'tmp', 'third-language');
};

/** The site with one language more, as the build would name it, in a folder of its own. */
const site = () => {
  const from = packs();
  const folder = scratch('third-language-');
  for (const name of readdirSync(DIST)) {
    if (!/^index\.html|\.(br|gz)$/.test(name)) copyFileSync(join(DIST, name), join(folder, name));
  }
  const names = readdirSync(from).filter((name) => name.endsWith(`.${CODE}.bin`));
  names.forEach((name) => copyFileSync(join(from, name), join(folder, name)));
  const metas = names.map((name) => `<meta name="vx-file-${name.slice(0, -4)}" content="${name}">`);
  metas.unshift(`<meta name="vx-languages" content="vi=Tiếng Việt;en=English;${CODE}=⟦Third⟧">`);
  const html = readFileSync(join(DIST, 'index.html'), 'utf8');
  assert.ok(html.includes('<script src="boot.'), 'the page has its own script');
  writeFileSync(join(folder, 'index.html'), html.replace('<script src="boot.', `${metas.join('')}$&`));
  return folder;
};

const folder = site();
const server = await startServer({ dist: folder });
after(() => server.stop());

// A business and a workshop of thirty: what people typed is in no language.
const business = exampleDocument('furniture-workshop');
const session = sessionOfThirty();
const storage = { ...CLASS_STORAGE, 'vx.settings': JSON.stringify({ lang: CODE }) };

/** Names that people gave, and names of places: the same in every language. */
const NAMES = [
  business.name,
  ...Object.values(business.title),
  session.about.place,
  // A result without a name goes by the beginning of its code.
  ...session.entries.flatMap((entry) => [entry.label?.text, entry.market?.place, entry.code.slice(3, 7)]),
  ...read('data/targets.json').places.map((place) => place.name),
].filter(Boolean).sort((a, b) => b.length - a.length);
/** Signs that are no words. */
const SIGNS = [
  /(?<!\p{L})(kWh|km)(?!\p{L})/u, // units of the International System
  /\d+(\/\d{4})?\/[A-ZĐ]+\d*-[\p{L}]+/u, // numbers of laws: 45/2012/NĐ-CP
  /(?<!\p{L})Ic(?!\p{L})/u, // an indicator of the programme, beside I1 to I8
  /(?<![\p{L}.])vx\.[a-z]+/u, // what is kept in the browser, by key
].map((sign) => sign.source);

/** Every text of the data, for what is quoted in the language of its source. */
const DATA = (() => {
  const texts = [];
  const collect = (value) => {
    if (typeof value === 'string') texts.push(value);
    else if (value) Object.values(value).forEach(collect);
  };
  for (const name of readdirSync(join(ROOT, 'data'))) if (name.endsWith('.json')) collect(read(join('data', name)));
  return texts.join('\n');
})();

/**
 * Texts in sight, and names of what is in sight, that stand outside of all brackets; and what says that
 * it is in another language.
 */
const texts = (page) => page.evaluate(([names, signs]) => {
  const known = signs.map((sign) => new RegExp(sign, 'gu'));
  const [written, quoted] = [new Set(), new Set()];
  const look = (text, depth, where) => {
    let outside = '';
    for (const c of text) {
      if (c === '⟦') depth += 1;
      outside += depth === 0 ? c : ' ';
      if (c === '⟧') depth -= 1;
    }
    for (const name of names) outside = outside.replaceAll(name, '');
    for (const sign of known) outside = outside.replace(sign, '');
    // One letter is a grade or a sign of a formula.
    const words = outside.match(/\p{L}{2,}/gu) ?? [];
    if (words.length > 0) written.add(`${words.join(' ')} in ${where} “${text.trim().slice(0, 60)}”`);
    return depth;
  };
  const visible = (element) => (element.closest('select') ?? element).checkVisibility();
  // Brackets may open in one piece of a sentence and close in another; what is shortened or half hidden
  // never closes them, and the next sentence begins anew.
  const SENTENCE = 'p, li, td, th, h1, h2, h3, dt, dd, caption, figcaption, label, summary, button, option, legend, svg, div';
  let [depth, sentence] = [0, null];
  const app = document.querySelector('#app');
  const walk = document.createTreeWalker(app, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const parent = node.parentElement;
    if (parent.closest('script, style') || !visible(parent)) continue;
    if (parent.closest('[lang]:not(html)')) {
      quoted.add(node.data.trim());
      continue;
    }
    if (parent.closest(SENTENCE) !== sentence) [depth, sentence] = [0, parent.closest(SENTENCE)];
    depth = look(node.data, depth, parent.tagName.toLowerCase());
  }
  for (const name of ['aria-label', 'aria-description', 'aria-valuetext', 'placeholder', 'title', 'alt', 'data-name']) {
    for (const element of app.querySelectorAll(`[${name}]`)) {
      if (visible(element)) look(element.getAttribute(name), 0, name);
    }
  }
  look(document.title, 0, 'document.title');
  return { written: [...written], quoted: [...quoted] };
}, [NAMES, SIGNS]);

/** Words that no file of words or data has. */
const hardCoded = async (page) => {
  const { written, quoted } = await texts(page);
  // The other languages are named in themselves, at the head of the page.
  const known = (text) => DATA.includes(text) || /^⟦.*⟧$/.test(text) || ['Tiếng Việt', 'English'].includes(text);
  const unknown = quoted.filter((text) => !known(text));
  return [...written, ...unknown.map((text) => `“${text}” is quoted from nowhere`)];
};

/** Buttons whose text is cut off, and how far the page is too wide. */
const unfit = (page) => page.evaluate(() => {
  const cut = [...document.querySelectorAll('#app button, #app .btn')]
    .filter((e) => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1)
    .map((e) => `cut off: ${e.innerText.slice(0, 40)}`);
  const over = document.documentElement.scrollWidth - innerWidth;
  if (over > 0) cut.push(`${over} px too wide`);
  return cut;
});

/** Opens whatever is folded. */
const unfold = (page) => page.evaluate(() => {
  for (const part of document.querySelectorAll('#app details')) part.open = true;
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
});

test('a third language: every page in it, on a phone', onPage({ url: server.url, storage }, async (page, app) => {
  await app.open('#/hoi/check');
  assert.equal(await page.locator('html').getAttribute('lang'), CODE);
  const faults = new Set();
  let words = 0;
  const judge = async (where) => {
    for (const fault of [...await unfit(page), ...await hardCoded(page)]) faults.add(`${where}: ${fault}`);
    words += await page.evaluate(() => document.querySelector('#app').innerText.match(/⟦/g).length);
  };
  const links = page.locator('#main a[href^="#/hoi/"]');
  const questions = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  assert.ok(questions.length > 20, `${questions.length} answers to change`);
  for (const route of new Set([...ROUTES, ...CLASS_ROUTES, ...questions])) {
    await visit(page, app, route);
    assert.match(await page.locator('#app h1').first().innerText(), /⟦/, route);
    await judge(route);
    if (await page.locator('#app details:not([open])').count() === 0) continue;
    await unfold(page);
    await judge(`${route} unfolded`);
  }
  assert.equal(faults.size, 0, [...faults].slice(0, 40).join('\n'));
  assert.ok(words > 3000, `${words} texts`);
}));

test('a third language: chosen at the head of the page and left again', onPage({ url: server.url, lang: 'vi' }, async (page, app) => {
  await app.open('#/cai-dat');
  await page.locator(`header button[lang="${CODE}"]`).click();
  await page.waitForFunction(() => /⟦/.test(document.querySelector('#app h1')?.innerText ?? ''));
  await page.locator('header button[lang="vi"]').click();
  await page.waitForFunction(() => document.documentElement.lang === 'vi');
  await page.locator('header button[lang="en"]').waitFor();
}));
