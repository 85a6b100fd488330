// Help, the trainer's guide and the sheets to print: found from every page, in both languages, without
// a network, and on paper.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getDocumentProxy } from 'unpdf';
import { exampleDocument, onPage, room, saved } from './helpers.mjs';

const WORDS = Object.fromEntries(['vi', 'en'].map((lang) => [lang, {
  help: room(lang, 'help'), guide: room(lang, 'guide'), paper: room(lang, 'paper'), ask: room(lang, 'ask'), shell: room(lang, 'shell'),
}]));

const bare = (text) => text.normalize('NFC').replaceAll(/[\s\u200b]+/g, '');

/** Prints the page: text and edges of every leaf, A4 in points. */
const print = async (page) => {
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
  const leaves = [];
  for (let n = 1; n <= pdf.numPages; n += 1) {
    const leaf = await pdf.getPage(n);
    const items = (await leaf.getTextContent()).items.filter((item) => item.str?.trim());
    const [width, height] = leaf.view.slice(2);
    leaves.push({
      text: bare(items.map((item) => item.str).join('')),
      right: width - Math.max(...items.map((item) => item.transform[4] + item.width)),
      left: Math.min(...items.map((item) => item.transform[4])),
      bottom: Math.min(...items.map((item) => item.transform[5])),
      height,
    });
  }
  return leaves;
};
const MM = 72 / 25.4;
const assertWhole = (leaf) => {
  assert.ok(leaf.left > 10 * MM && leaf.right > 10 * MM && leaf.bottom > 9 * MM, JSON.stringify({ ...leaf, text: '' }));
};

for (const lang of ['vi', 'en']) {
  const words = WORDS[lang];
  const storage = saved(exampleDocument('furniture-workshop'));

  test(`help opens at what belongs to the page (${lang})`, onPage({ lang, storage }, async (page, app) => {
    const asked = async (route, title) => {
      await app.open(route);
      const link = page.locator('footer a', { hasText: words.shell.foot_help });
      await link.click();
      await page.locator('#app h1', { hasText: words.help.title }).waitFor();
      assert.equal(await page.locator('.help .aside h2').innerText(), title);
      assert.equal(await page.locator('.help h3', { hasText: title }).count(), 0, 'a part stands once');
    };
    await asked('#/hoi/S07', words.help.bills.title);
    await app.assertAccessible(`on the help (${lang})`);
    await app.assertFits();
    await asked('#/ket-qua', words.help.range.title);
    await asked('#/ke-hoach', words.help.act.title);
    await asked('#/chia-se', words.help.hand.title);
    await asked('#/cai-dat', words.help.kept.title);
    await asked('#/lop-hoc/phieu', words.help.prepare.title);
    // Every part is there and can be asked for.
    const parts = page.locator('.help h3 a');
    assert.equal(await parts.count(), 11);
    await parts.last().click();
    await page.locator('.help .aside h2', { hasText: words.help.after.title }).waitFor();
  }));

  test(`a question says why it is asked, and its terms lead to the glossary (${lang})`, onPage({ lang, storage }, async (page, app) => {
    await app.open('#/hoi/S07');
    const why = page.locator('summary', { hasText: words.ask.why });
    await why.first().click();
    assert.ok((await page.locator('details[open] .note').first().innerText()).length > 20);
    await app.open('#/hoi/el_idle');
    await page.locator('details summary').first().click();
    assert.ok((await page.locator('details[open] .note:visible').first().innerText()).length > 20);
    await app.assertAccessible(`on a question with its help (${lang})`);
  }));

  for (const width of [360, 1280]) {
    test(`guide and sheets fit and are accessible (${lang}, ${width})`, onPage({ lang, width }, async (page, app) => {
      for (const route of ['huong-dan', 'phieu', 'phieu/cau-hoi', 'phieu/tham-gia', 'phieu/chung-nhan', 'phieu/cam-ket']) {
        await app.open(`#/lop-hoc/${route}`);
        assert.equal(await page.locator('#app h1').count(), 1, route);
        await app.assertFits();
        await app.assertAccessible(`on ${route} (${lang}, ${width})`);
      }
    }));
  }

  test(`the guide has six parts, questions and things to bring, also on paper (${lang})`, onPage({ lang, width: 1280 }, async (page, app) => {
    await app.open('#/lop-hoc/huong-dan');
    assert.equal(await page.locator('.agenda-part').count(), 6);
    const minutes = await page.locator('.agenda-part .note').allInnerTexts();
    assert.deepEqual(minutes.map((text) => Number(text.match(/\d+/)[0])), [10, 20, 15, 45, 20, 10]);
    const leaves = await print(page);
    const text = leaves.map((leaf) => leaf.text).join('');
    for (const said of [words.guide.why.say, words.guide.a.tax, words.guide.b.projector, words.guide.after_text]) {
      assert.ok(text.includes(bare(said)), said);
    }
    assert.ok(leaves.length <= 3, `${leaves.length} pages`);
    leaves.forEach(assertWhole);
  }));

  test(`the question sheet of every trade is one page (${lang})`, onPage({ lang, width: 1280 }, async (page, app) => {
    await app.open('#/lop-hoc/phieu/cau-hoi');
    const trades = await page.locator('#trade option').evaluateAll((all) => all.map((option) => option.value));
    assert.ok(trades.length > 10);
    for (const trade of trades) {
      await page.locator('#trade').selectOption(trade);
      const name = await page.locator(`#trade option[value="${trade}"]`).innerText();
      await page.locator('.paper-line b', { hasText: name }).waitFor();
      const leaves = await print(page);
      assert.equal(leaves.length, 1, `${trade}: ${leaves.length} pages`);
      assertWhole(leaves[0]);
      assert.ok(leaves[0].text.includes(bare(words.paper.q.foot)), trade);
      // Numbered without a gap, as the trainer types it in.
      const numbers = await page.locator('.paper-list li > b, .paper-table td:first-child b').allInnerTexts();
      const sorted = numbers.map((text) => Number.parseInt(text, 10)).sort((a, b) => a - b);
      assert.deepEqual(sorted, sorted.map((_, at) => at + 1), trade);
    }
  }));

  test(`a join sheet carries the address that is typed (${lang})`, onPage({ lang, width: 1280 }, async (page, app) => {
    await app.open('#/lop-hoc/phieu/tham-gia');
    assert.equal(await page.locator('#join-address').inputValue(), app.url);
    const before = await page.locator('.join .qr path').getAttribute('d');
    await page.fill('#join-address', 'https://vongxanh.example/');
    await page.locator('p.join-address', { hasText: 'https://vongxanh.example/' }).waitFor();
    assert.notEqual(await page.locator('.join .qr path').getAttribute('d'), before);
    const leaves = await print(page);
    assert.equal(leaves.length, 1);
    assertWhole(leaves[0]);
    assert.ok(leaves[0].text.includes('https://vongxanh.example/'));
    await page.fill('#join-address', '');
    await page.locator('.join .ask', { hasText: words.paper.j.none }).waitFor();
  }));

  test(`certificates and pledges: a page for each name, kept nowhere (${lang})`, onPage({ lang, width: 1280 }, async (page, app) => {
    for (const sheet of ['chung-nhan', 'cam-ket']) {
      await app.open(`#/lop-hoc/phieu/${sheet}`);
      // What was typed for one sheet stands on the other too.
      await page.fill('#names', '');
      assert.equal((await print(page)).length, 1, 'one to fill in by hand');
      await page.fill('#names', 'Nguyễn Thị Bưởi\n\n  Trần Văn Ổi \nLê Khế');
      await page.fill('#day', '21/11/2026');
      await page.locator('.leaf').nth(2).waitFor();
      const leaves = await print(page);
      assert.equal(leaves.length, 3, sheet);
      leaves.forEach(assertWhole);
      for (const [at, name] of ['Nguyễn Thị Bưởi', 'Trần Văn Ổi', 'Lê Khế'].entries()) {
        assert.ok(leaves[at].text.includes(bare(name)), name);
      }
      assert.ok(!JSON.stringify(await app.stored()).includes('Bưởi'));
    }
  }));
}

test('nobody reads late words before they have come: the help by its address', onPage({ lang: 'vi' }, async (page, app) => {
  let let_go;
  const held = new Promise((resolve) => { let_go = resolve; });
  await page.route('**/late.vi.*', async (route) => { await held; await route.continue(); });
  await page.goto(`${app.url}#/tro-giup`);
  await page.locator('#app h1[data-waiting]').waitFor();
  let_go();
  await page.locator('#app h1', { hasText: WORDS.vi.help.title }).waitFor();
  assert.ok(app.requests.some((address) => address.includes('late.vi.')));
}));

test('words of later pages that cannot be had: the page says so and offers to load again', onPage({ lang: 'en', allow: [/Failed to load|ERR_FAILED/] }, async (page, app) => {
  await page.route('**/late.en.*', (route) => route.abort());
  await page.goto(`${app.url}#/tro-giup`);
  await page.locator('#app h1:not([data-waiting])').waitFor();
  await page.locator('#app main button:not([hidden])').first().waitFor();
}));
