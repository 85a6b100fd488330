// The catalogue of another place: opened from a folder, checked, used on every page, kept, left again.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { exampleDocument, onPage, room } from './helpers.mjs';
import { scratch } from './scratch.mjs';
import { DIST } from './server.mjs';

const data = (name) => fileURLToPath(new URL(`../../data/${name}`, import.meta.url));

/** A folder that builds on the tool's own catalogue, with some files changed. */
const folder = (changes) => {
  const path = join(scratch(), 'Bắc Ninh thử');
  mkdirSync(path);
  // What is no part of a catalogue does no harm.
  cpSync(data('LICENSE'), join(path, 'LICENSE'));
  cpSync(data('examples'), join(path, 'examples'), { recursive: true });
  writeFileSync(join(path, 'base.json'), '{"base": "built-in"}');
  for (const [name, change] of Object.entries(changes)) {
    writeFileSync(join(path, name), change(readFileSync(data(name), 'utf8')));
  }
  return path;
};

const OTHER = {
  'factors.json': (text) => text.replaceAll('34292', '68584'),
  'measures.json': (text) => {
    const file = JSON.parse(text);
    const led = file.measures.find((one) => one.id === 'led-lighting');
    led.name = { vi: 'Bóng đèn của tỉnh khác', en: 'Lamps of another province' };
    for (const { saving } of file.measures) {
      for (const level of Object.keys(saving ?? {})) {
        if (typeof saving[level] === 'number') saving[level] /= 2;
      }
    }
    return JSON.stringify(file);
  },
};

const BROKEN = {
  'factors.json': (text) => text.replace('34292', '"34292"'),
  'measures.json': (text) => text.replace('"wood_furniture"', '"wood_furnitures"'),
};

const opened = () => {
  const document = { ...exampleDocument('furniture-workshop'), id: 'mine-1', example: false };
  return {
    'vx.a.mine-1': JSON.stringify(document),
    'vx.current.mine-1': 'vx.a.',
    'vx.last': 'mine-1',
  };
};

const money = async (page, app) => {
  await app.open('#/ket-qua');
  const line = page.locator('h1:not(.settling):has(.tail)');
  await line.waitFor();
  return line.innerText();
};

const toSets = async (page, app) => {
  await app.open('#/so-lieu/bo');
  await page.locator('#catalogue-in-use').waitFor();
};

const pick = (page, path) => page.setInputFiles('#catalogue-folder', path);
const mark = (page) => page.locator('.other-catalogue');

for (const [lang, width, theme] of [['vi', 360, 'light'], ['en', 1280, 'dark']]) {
  const words = room(lang, 'catalogues');

  test(`${lang}: a catalogue from a folder is used, kept, and left again`, onPage(
    { lang, width, theme, storage: opened() },
    async (page, app) => {
      const other = folder(OTHER);
      const before = await money(page, app);
      await toSets(page, app);
      assert.equal(await mark(page).isVisible(), false);
      await pick(page, other);
      await page.getByText(words.sound).waitFor();
      await app.assertAccessible();
      await app.assertFits();
      assert.equal(await page.locator('#catalogue-name').inputValue(), 'Bắc Ninh thử');
      await page.locator('.catalogues form button[type=submit]').click();
      await mark(page).getByText('Bắc Ninh thử').waitFor();
      await page.getByText(words.taken).waitFor();
      await app.assertAccessible();
      await app.assertFits();
      const name = lang === 'vi' ? 'Bóng đèn của tỉnh khác' : 'Lamps of another province';
      await app.open('#/thu-vien');
      await page.getByText(name).first().waitFor();
      await app.open('#/so-lieu');
      await page.getByText(lang === 'vi' ? '68.584' : '68,584').first().waitFor({ state: 'attached' });
      assert.notEqual(await money(page, app), before);
      // After the page was closed and opened again it is still there, on sheets too.
      await page.reload();
      await app.running();
      await mark(page).getByText('Bắc Ninh thử').waitFor();
      await app.open('#/bao-cao/chu-co-so');
      await page.locator('#main').getByText('Bắc Ninh thử').first().waitFor({ state: 'attached' });
      await app.open('#/thu-vien');
      await page.getByText(name).first().waitFor();
      // Back by one button; the other stays on the device and can be used again.
      await page.locator('#own-catalogue').click();
      await mark(page).waitFor({ state: 'hidden' });
      await page.getByText(name).first().waitFor({ state: 'detached' });
      assert.equal(await money(page, app), before);
      await toSets(page, app);
      await page.locator('#catalogue-kept button').first().click();
      await mark(page).getByText('Bắc Ninh thử').waitFor();
      await page.locator('#own-catalogue').click();
      await page.locator('#catalogue-kept button').last().click();
      await page.locator('#catalogue-kept').waitFor({ state: 'hidden' });
    },
  ));

  test(`${lang}: a broken catalogue is told in words and changes nothing`, onPage(
    { lang, width, theme, storage: opened() },
    async (page, app) => {
      const other = folder(BROKEN);
      const before = await money(page, app);
      await toSets(page, app);
      await pick(page, other);
      const faults = page.locator('.catalogues .faults');
      await faults.getByText(words.unchanged).waitFor();
      await faults.getByText('factors.json: lpg').first().waitFor();
      await faults.getByText(words.todo).first().waitFor();
      await app.assertAccessible();
      await app.assertFits();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        faults.getByRole('button', { name: words.save_list }).click(),
      ]);
      assert.match(readFileSync(await file.path(), 'utf8'), /measures\.json: .*\n/);
      assert.equal(await mark(page).isVisible(), false);
      assert.equal(await money(page, app), before);
    },
  ));
}

test('the tool’s own catalogue is handed out as one file that opens again', onPage(
  { lang: 'en', width: 1280, storage: opened() },
  async (page, app) => {
    const words = room('en', 'catalogues');
    await toSets(page, app);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#catalogue-example').click(),
    ]);
    const bundle = JSON.parse(readFileSync(await file.path(), 'utf8'));
    bundle.name = 'Mine';
    bundle.files['factors.json'].energy.find((one) => one.id === 'lpg').default_price_vnd_per_unit = 70000;
    await page.setInputFiles('#catalogue-files', {
      name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(bundle)),
    });
    await page.getByText(words.sound).waitFor();
    assert.equal(await page.locator('#catalogue-name').inputValue(), 'Mine');
    await page.locator('.catalogues form button[type=submit]').click();
    await mark(page).getByText('Mine').waitFor();
    // A file names the catalogue; opened without it, the page says so.
    await app.open('#/ket-qua');
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#keep-file').click(),
    ]);
    const document = JSON.parse(readFileSync(await saved.path(), 'utf8'));
    assert.equal(document.catalogue.name, 'Mine');
    await page.locator('#own-catalogue').click();
    await mark(page).waitFor({ state: 'hidden' });
    document.id = 'other-1';
    await app.open('#/cai-dat');
    await page.setInputFiles('#open-file', {
      name: 'b.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(document)),
    });
    await page.locator('#notices').getByText('“Mine”').waitFor();
  },
));

for (const lang of ['vi', 'en']) {
  test(`${lang}: a catalogue that comes in on the start page is checked on the data page`, onPage(
    { lang, width: 360, storage: opened() },
    async (page, app) => {
      const [words, incoming] = [room(lang, 'catalogues'), room(lang, 'incoming')];
      await toSets(page, app);
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('#catalogue-example').click(),
      ]);
      const bundle = { name: 'b.json', mimeType: 'application/json', buffer: readFileSync(await file.path()) };
      await app.open('#/');
      await page.setInputFiles('#open-file', bundle);
      await page.getByText(incoming.catalogue).waitFor();
      await app.assertAccessible();
      await app.assertFits();
      await page.getByRole('link', { name: incoming.catalogue_to }).click();
      await page.getByText(words.sound).waitFor();
      // The files of a folder, picked one by one, too.
      const other = folder(OTHER);
      await app.open('#/mo');
      await page.setInputFiles('#open-file', readdirSync(other).filter((name) => name.endsWith('.json')).map((name) => join(other, name)));
      await page.getByText(incoming.catalogue).waitFor();
      await page.getByRole('link', { name: incoming.catalogue_to }).click();
      await page.getByText(words.sound).waitFor();
      // What was checked once does not come back by itself.
      await app.open('#/');
      await toSets(page, app);
      assert.equal(await page.getByText(words.sound).count(), 0);
    },
  ));
}

const ONE_FILE = join(DIST, 'vong-xanh.html');
test('the one-file edition takes a catalogue too and has it after a reload', { skip: !existsSync(ONE_FILE) }, onPage(
  { lang: 'vi', width: 360, storage: opened(), url: pathToFileURL(ONE_FILE).href },
  async (page, app) => {
    const words = room('vi', 'catalogues');
    const other = folder(OTHER);
    await toSets(page, app);
    await pick(page, other);
    await page.getByText(words.sound).waitFor();
    await page.locator('.catalogues form button[type=submit]').click();
    await mark(page).getByText('Bắc Ninh thử').waitFor();
    await page.reload();
    await app.running();
    await mark(page).getByText('Bắc Ninh thử').waitFor();
    await page.locator('#own-catalogue').click();
    await mark(page).waitFor({ state: 'hidden' });
  },
));
