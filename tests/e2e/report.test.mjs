// Sheets to print: choice, preview, head, and the paper itself, read back from the PDF: pages, rows,
// headings, the foot of every page, pictures, figures; without money, with a plan, with own values.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { getDocumentProxy } from 'unpdf';
import { exampleDocument, onPage, room, saved } from './helpers.mjs';

const REPORTS = ['chu-co-so', 'ngan-hang', 'so-cong-thuong'];
const HANDOUTS = ['ho-so-xanh', 'cam-ket-tui', 'dinh-muc', 'khuyen-cong'];
/** One of each kind: production, service, retail. */
const BUSINESSES = ['furniture-workshop', 'rice-restaurant', 'mini-supermarket'];

const DECLARED = {
  vi: 'Đây là ước tính tự khai, chưa được kiểm chứng.',
  en: 'This is a self-declared estimate and has not been verified.',
};
// As read from the paper: without spaces.
const MADE = { vi: /Lậpngày\d{1,2}tháng\d{1,2}năm\d{4}/, en: /Madeon\d{1,2}[A-Z][a-z]+\d{4}/ };
const DATA = { vi: /bảnsốliệu\d{1,2}tháng\d{1,2}năm\d{4}/, en: /dataof\d{1,2}[A-Z][a-z]+\d{4}/ };
const GRADE = { vi: /độchắc[A-D]\./, en: /confidence[A-D]\./ };

const changed = (name, change) => {
  const document = exampleDocument(name);
  change(document);
  return saved(document);
};

/** Opens a sheet and waits until every figure stands. */
const open = async (page, app, sheet) => {
  // From elsewhere: a change of the hash alone would keep the page.
  await app.open(`#/bao-cao/${sheet}`);
  await page.locator('article.sheet[aria-busy=false]').waitFor({ timeout: 60_000 });
};

const bare = (text) => text.normalize('NFC').replaceAll(/[\s\u200b]+/g, '');

/** Prints the open sheet: text of every page and where it ends. A4 in points. */
const print = async (page) => {
  const bytes = await page.pdf({ preferCSSPageSize: true });
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const pages = [];
  for (let n = 1; n <= pdf.numPages; n += 1) {
    const leaf = await pdf.getPage(n);
    const { items } = await leaf.getTextContent();
    const text = items.filter((item) => item.str?.trim());
    const foot = text.filter((item) => item.transform[5] < FOOT);
    const body = text.filter((item) => item.transform[5] >= FOOT);
    pages.push({
      size: leaf.view.slice(2),
      foot: bare(foot.map((item) => item.str).join('')),
      body: bare(body.map((item) => item.str).join('')),
      left: Math.min(...body.map((item) => item.transform[4])),
      right: Math.max(...body.map((item) => item.transform[4] + item.width)),
      lowest: Math.min(...body.map((item) => item.transform[5])),
    });
  }
  return pages;
};
const MM = 72 / 25.4;
/** The foot stands below this height. */
const FOOT = 19 * MM;

/** Rows, headings with what follows, and pictures as the paper has them. */
const onPaper = async (page) => {
  await page.emulateMedia({ media: 'print' });
  const found = await page.evaluate(() => {
    const text = (element) => element.innerText;
    const sheet = document.querySelector('article.sheet');
    const shown = (element) => element.getClientRects().length > 0;
    const rows = [...sheet.querySelectorAll('tbody tr, .todo > li, .facts > div, .ticks > li')].filter(shown);
    const headings = [...sheet.querySelectorAll('h2')].filter(shown).map((heading) => {
      const next = heading.nextElementSibling;
      const parts = next ? [next, ...next.querySelectorAll('p, b, th, td, dt, li, tspan')] : [];
      const plain = (part) => !part.closest('.hide') && part.childElementCount === 0;
      const first = parts.filter(shown).find((part) => plain(part) && part.textContent.trim());
      return [text(heading), first?.textContent ?? ''];
    });
    const pictures = [...sheet.querySelectorAll('svg.chart')].filter(shown).map((svg) => {
      const { width, height } = svg.getBoundingClientRect();
      const marks = [...svg.querySelectorAll('rect, path, line, circle')].filter((mark) => {
        const style = getComputedStyle(mark);
        return style.fill !== 'none' || style.stroke !== 'none';
      });
      // Contrast of everything drawn with white paper, as a printer without colours has it.
      const inks = [...svg.querySelectorAll('rect, path, line, circle, polygon, text, tspan')].flatMap((mark) => {
        const { fill, stroke } = getComputedStyle(mark);
        return [fill, stroke].map((ink) => /^rgb\((\d+), (\d+), (\d+)\)$/.exec(ink)?.slice(1).map(Number)).filter(Boolean);
      });
      const light = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
      const contrasts = inks.map(([r, g, b]) => 1.05 / (0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b) + 0.05));
      const coloured = inks.filter(([r, g, b]) => Math.max(r, g, b) - Math.min(r, g, b) > 8).map(String);
      return { width, height, marks: marks.length, contrasts, coloured };
    });
    return {
      rows: rows.map(text),
      heads: [...sheet.querySelectorAll('thead')].filter(shown).map((head) => head.textContent),
      headings,
      pictures,
      ink: getComputedStyle(sheet).color,
      ground: getComputedStyle(document.body).backgroundColor,
      scheme: getComputedStyle(document.documentElement).colorScheme,
    };
  });
  await page.emulateMedia({ media: null });
  return found;
};

/** What holds for every printed sheet. */
const assertPaper = async (page, lang, [fewest, most], where) => {
  const paper = await onPaper(page);
  const pages = await print(page);
  assert.ok(pages.length >= fewest && pages.length <= most, `${where}: ${pages.length} pages`);
  pages.forEach((leaf, at) => {
    const here = `${where}, page ${at + 1} of ${pages.length}`;
    assert.deepEqual(leaf.size.map(Math.round), [595, 842], `${here}: A4`);
    assert.ok(leaf.foot.includes(bare(DECLARED[lang])), `${here}: the notice, not “${leaf.foot}”`);
    for (const part of [MADE, DATA, GRADE]) assert.match(leaf.foot, part[lang], here);
    assert.ok(leaf.foot.includes(`${at + 1}/${pages.length}`), `${here}: its number`);
    const alone = paper.heads.map(bare).find((head) => head && leaf.body.endsWith(head));
    assert.equal(alone, undefined, `${here}: ends with the head of a table`);
    assert.ok(leaf.left >= 13 * MM && leaf.right <= 198 * MM, `${here}: text reaches into the margin`);
    // Nothing is torn open in the middle of a report; its last page is no mere remainder.
    const filled = (842 - 12 * MM - leaf.lowest) / (842 - 31 * MM);
    const least = at + 1 < pages.length ? 0.6 : 0.15;
    assert.ok(filled >= least, `${here}: filled to ${Math.round(filled * 100)}%`);
  });
  const together = (text) => pages.some((leaf) => leaf.body.includes(bare(text)));
  for (const row of paper.rows) assert.ok(together(row), `${where}: cut or missing: ${row}`);
  for (const [heading, next] of paper.headings) {
    const follows = ({ body }) => {
      const at = body.indexOf(bare(heading));
      return at >= 0 && body.indexOf(bare(next), at + bare(heading).length) >= 0;
    };
    assert.ok(pages.some(follows), `${where}: “${heading}” stands alone, without “${next}”`);
  }
  for (const { width, height, marks, contrasts, coloured } of paper.pictures) {
    assert.ok(width > 20 && height >= 8 && marks > 0, `${where}: an empty picture, ${width} × ${height}`);
    // On a printer without colours the same is seen: nothing is told by a colour, and what is not as
    // white as the paper stands out from it.
    assert.deepEqual(coloured, [], `${where}: told by a colour`);
    assert.ok(contrasts.length === 0 || Math.max(...contrasts) >= 4.5, `${where}: a faint picture`);
    for (const contrast of contrasts) {
      assert.ok(contrast <= 1.02 || contrast >= 1.6, `${where}: a mark of ${contrast.toFixed(2)} : 1`);
    }
  }
  const all = pages.map((leaf) => leaf.body).join('');
  assert.doesNotMatch(all, /NaN|undefined|Infinity|\{[a-z_]+\}/, where);
  return { ...paper, pages, all };
};

for (const business of BUSINESSES) {
  for (const lang of ['vi', 'en']) {
    test(`the three reports of ${business} on paper, ${lang}`, onPage({ lang, width: 1280, storage: saved(exampleDocument(business)) }, async (page, app) => {
      for (const sheet of REPORTS) {
        await open(page, app, sheet);
        const { pictures } = await assertPaper(page, lang, [2, 4], `${business} ${sheet} ${lang}`);
        assert.ok(pictures.length >= 2, `${sheet}: ${pictures.length} pictures`);
      }
    }));
  }
}

const EXAMPLES = readdirSync(new URL('../../data/examples', import.meta.url)).map((name) => name.replace(/\.json$/, ''));
/** Those with the longest plans stand in both languages. */
const LONG = ['carton-packaging', 'household-appliances', 'metal-workshop', 'rice-restaurant', 'silk-weaving-dyeing'];
for (const business of EXAMPLES) {
  for (const lang of LONG.includes(business) ? ['vi', 'en'] : ['vi']) {
    test(`the owner’s sheet of ${business}: two pages that begin as the plan does, ${lang}`, onPage({ lang, width: 1280, storage: saved(exampleDocument(business)) }, async (page, app) => {
      await open(page, app, 'chu-co-so');
      const { all } = await assertPaper(page, lang, [2, 2], `${business} ${lang}`);
      assert.match(all, lang === 'vi' ? /rơiđimỗinăm/ : /slipsawayeachyear/);
      await open(page, app, 'ho-so-xanh');
      await assertPaper(page, lang, [1, 1], `${business} ho-so-xanh ${lang}`);
      await open(page, app, 'chu-co-so');
      const begun = await page.locator('.todo > li > div > b').allInnerTexts();
      const sum = await page.locator('.sum-line > span').innerText();
      const n = Number(/\d+/.exec(sum)[0]);
      assert.equal(begun.length, n, sum);
      const title = await page.locator('.sheet h2', { hasText: lang === 'vi' ? /^Kế hoạch: \d+/ : /^The plan: \d+/ }).innerText();
      const table = page.getByRole('table', { name: title });
      const rows = await table.locator('tbody th').allInnerTexts();
      await app.open('#/ke-hoach');
      const steps = page.locator('.plan-lines ol.plan > li');
      await steps.first().waitFor();
      assert.equal(Number(/\d+/.exec(title)[0]), await steps.count(), title);
      const planned = (await steps.locator('.what > a').allInnerTexts()).map((name) => name.trim());
      assert.deepEqual(begun, planned.slice(0, n));
      const listed = rows.filter((row) => /^\d+\. /.test(row)).map((row) => row.replace(/^\d+\. /, ''));
      assert.ok(listed.length >= Math.min(11, planned.length), rows.join('; '));
      assert.deepEqual(listed, planned.slice(0, listed.length));
      const lead = await page.locator('.plan-page .lead').first().innerText();
      const cost = /vốn (\d\S* \S+ đồng|\d\S* đồng)|cost (VND \d[\d.,]*(?: million)?)/.exec(sum);
      const money = cost?.[1] ?? cost?.[2];
      if (money) assert.ok(lead.includes(money) && lead.includes(String(n)), `${sum}; ${lead}`);
    }));
  }
}

for (const business of ['furniture-workshop', 'market-stall']) {
  for (const lang of ['vi', 'en']) {
    test(`the handouts of ${business} are one page each, ${lang}`, onPage({ lang, width: 1280, storage: saved(exampleDocument(business)) }, async (page, app) => {
      for (const sheet of HANDOUTS) {
        await open(page, app, sheet);
        await assertPaper(page, lang, [1, 1], `${business} ${sheet} ${lang}`);
      }
    }));
  }
}

test('paper is light although the screen is dark', onPage({ lang: 'vi', width: 1280, theme: 'dark', storage: saved(exampleDocument('furniture-workshop')) }, async (page, app) => {
  await open(page, app, 'chu-co-so');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const seen = await page.evaluate(() => {
    const root = getComputedStyle(document.documentElement);
    return [root.getPropertyValue('--ink').trim(), root.getPropertyValue('--sheet').trim(), root.colorScheme];
  });
  assert.deepEqual(seen, ['#000', '#fff', 'light']);
}));

test('bank: its figures are those of the results', onPage({ lang: 'vi', width: 1280, storage: saved(exampleDocument('furniture-workshop')) }, async (page, app) => {
  await app.open('#/ket-qua');
  await page.locator('#main h1:not(.settling) .figure').waitFor();
  const shown = (await page.locator('#main h1 .figure').innerText()).replaceAll(/\s+/g, ' ').trim();
  const switched = await page.locator('.group .list > li input[role=switch]:checked').count();
  await open(page, app, 'ngan-hang');
  assert.ok((await page.locator('#main h1').innerText()).includes(shown), shown);
  const tables = page.locator('article table');
  for (const at of [0, 1]) {
    assert.equal(await tables.nth(at).locator('tbody tr').count(), switched + 1, 'every measure and the sum');
  }
  const head = await tables.nth(1).locator('thead').innerText();
  for (const rate of ['NPV 8%', 'NPV 10%', 'NPV 15%']) assert.ok(head.includes(rate), head);
  const total = await tables.nth(0).locator('tr.total td').allInnerTexts();
  const [low, middle, high] = total.slice(3, 6).map((text) => Number(text.replace('.', '').replace(',', '.')));
  assert.ok(low < middle && middle < high, total.join(' '));
  const stress = await page.getByRole('table', { name: 'Thử độ vững' }).locator('tbody tr').allInnerTexts();
  assert.equal(stress.length, 6);
  // Thirty per cent less than the first row.
  const number = (row, at) => Number(row.split('\t')[at].replace('.', '').replace(',', '.'));
  assert.ok(Math.abs(number(stress[1], 1) - 0.7 * number(stress[0], 1)) < 0.1, stress[1]);
  assert.ok(Math.abs(number(stress[2], 2) - 1.4 * number(stress[0], 2)) < 0.1, stress[2]);
}));

test('bank: the case that breaks the investment is named', onPage({ lang: 'en', width: 1280, storage: changed('furniture-workshop', (d) => {
  // A quotation so high that the loan is just carried.
  d.answers['quote.material-balance-weighing'] = { value: { number: 250e6 } };
  d.switched = { 'material-balance-weighing': true };
}) }, async (page, app) => {
  await open(page, app, 'ngan-hang');
  const text = await page.locator('article').innerText();
  assert.match(text, /What breaks the investment: savings 30% lower/);
  const rows = await page.getByRole('table', { name: 'Sensitivity' }).locator('tbody tr').allInnerTexts();
  assert.match(rows[0], /yes$/);
  assert.match(rows[1], /NO$/);
}));

test('the head: written and ticked it is on the sheet, unticked it is not; it stays in the file and can be undone', onPage({ lang: 'vi', storage: saved(exampleDocument('rice-restaurant')) }, async (page, app) => {
  await app.open('#/bao-cao');
  await page.fill('#head-name', 'Quán cơm Hà An');
  await page.fill('#head-recipient', 'Phòng Kinh tế');
  assert.ok(await page.locator('#head-name-shown').isChecked(), 'what is written is meant for the sheet');
  await page.locator('#head-recipient-shown').uncheck();
  await page.waitForFunction(() => Object.values(localStorage).some((v) => v.includes('Phòng Kinh tế')));
  await open(page, app, 'chu-co-so');
  const head = await page.locator('.sheet-head').innerText();
  assert.match(head, /Quán cơm Hà An/);
  assert.doesNotMatch(head, /Phòng Kinh tế/);
  await app.open('#/bao-cao');
  assert.equal(await page.inputValue('#head-recipient'), 'Phòng Kinh tế');
  await page.locator('#head-recipient-shown').check();
  await page.locator('#main h1').click();
  await page.keyboard.press('Control+z');
  await page.waitForFunction(() => !document.querySelector('#head-recipient-shown').checked);
}));

test('own values and an own choice are marked as such', onPage({ lang: 'vi', width: 1280, storage: changed('furniture-workshop', (d) => {
  d.own_values = { 'price.diesel_do': 30000, 'paid.electricity': 3000 };
  d.switched = { 'switch-off-idle': false };
}) }, async (page, app) => {
  for (const sheet of REPORTS) {
    await open(page, app, sheet);
    const { all } = await assertPaper(page, 'vi', [2, 4], `own values ${sheet}`);
    assert.ok(all.includes(bare('Số riêng của cơ sở')) && all.includes('3.000'), sheet);
    assert.ok(all.includes(bare('do cơ sở tự chọn')), sheet);
  }
}));

test('a plan: order, names and months are on the owner’s sheet, dropped steps are not', onPage({ lang: 'vi', width: 1280, storage: changed('furniture-workshop', (d) => {
  const step = (measure, who, start, more = {}) => ({ measure, who, start, months: 1, status: 'to_do', ...more });
  d.plan = {
    steps: [
      step('defect-rework-control', 'chị Hoa', '2027-02'),
      step('material-balance-weighing', 'anh Tuấn', '2027-03'),
      step('metering-targeting', 'anh Bình', '2027-04', { status: 'dropped' }),
    ],
    follow_up: '2027-09-15',
  };
}) }, async (page, app) => {
  await open(page, app, 'chu-co-so');
  const text = await page.locator('article').innerText();
  assert.match(text, /Kế hoạch: 2 việc/);
  assert.ok(text.indexOf('chị Hoa, từ 02/2027') < text.indexOf('anh Tuấn, từ 03/2027'), 'in the order of the plan');
  assert.doesNotMatch(text, /anh Bình/);
  assert.match(text, /Hẹn xem lại: 15 tháng 9 năm 2027/);
  const rows = await page.getByRole('table', { name: 'Kế hoạch: 2 việc' }).locator('tbody tr').count();
  assert.equal(rows, 3);
}));

for (const lang of ['vi', 'en']) {
  test(`without money every sheet shows practices and the score and says what is missing, ${lang}`, onPage({ lang, width: 1280, storage: changed('furniture-workshop', (d) => {
    for (const id of Object.keys(d.answers)) {
      if (/^(elec_|material|diesel|fuel|water_)/.test(id)) delete d.answers[id];
    }
  }) }, async (page, app) => {
    const missing = { vi: 'Cần tiền điện và tiền nguyên liệu', en: 'electricity and material costs are needed' };
    for (const sheet of [...REPORTS, ...HANDOUTS]) {
      await open(page, app, sheet);
      const { all, pages } = await assertPaper(page, lang, [1, 2], `no money ${sheet}`);
      assert.doesNotMatch(all, /triệuđồngmỗinăm|millionVNDayear/, sheet);
      if (sheet === 'chu-co-so' || sheet === 'ngan-hang') assert.ok(all.includes(bare(missing[lang])), sheet);
      if (HANDOUTS.includes(sheet)) assert.equal(pages.length, 1);
    }
  }));
}

test('nothing open: a sentence and a way on; an unknown sheet is an unknown page', onPage({ lang: 'vi' }, async (page, app) => {
  await app.open('#/bao-cao');
  assert.match(await page.locator('#main').innerText(), /Chưa mở bản nào/);
  await page.locator('#main .btn').click();
  await page.locator('.door').first().waitFor();
}));

test('results and plan lead to the sheets, a sheet leads back, and its foot goes with it', onPage({ lang: 'vi', width: 1280, storage: saved(exampleDocument('furniture-workshop')) }, async (page, app) => {
  await app.open('#/ke-hoach');
  await page.getByRole('link', { name: 'Bản in', exact: true }).waitFor();
  await app.open('#/ket-qua');
  await page.getByRole('link', { name: 'Bản in', exact: true }).click();
  await page.getByRole('heading', { name: 'Bản in', exact: true }).waitFor();
  await page.getByRole('link', { name: /^Bản cho ngân hàng/ }).click();
  await page.locator('article.sheet[aria-busy=false]').waitFor({ timeout: 60_000 });
  const foot = () => page.evaluate(() => document.documentElement.style.getPropertyValue('--sheet-foot'));
  assert.match(await foot(), /tự khai/);
  await page.getByRole('link', { name: 'Các bản in khác' }).click();
  await page.getByRole('heading', { name: 'Bản in', exact: true }).waitFor();
  assert.equal(await foot(), '');
}));

for (const [width, theme, lang] of [[360, 'light', 'vi'], [360, 'dark', 'en'], [1280, 'light', 'en'], [1280, 'dark', 'vi']]) {
  test(`choice and sheets are accessible and fit: ${width} px, ${theme}, ${lang}`, onPage({ width, theme, lang, storage: saved(exampleDocument('mini-supermarket')) }, async (page, app) => {
    await app.open('#/bao-cao');
    await app.assertFits();
    await app.assertAccessible(`choice ${width}`);
    for (const sheet of [...REPORTS, ...HANDOUTS]) {
      await open(page, app, sheet);
      await app.assertFits();
      await app.assertAccessible(`${sheet} ${width}`);
    }
  }));
}

for (const lang of ['vi', 'en']) {
  const words = room(lang, 'officer');
  for (const [name, meant] of [['furniture-workshop', true], ['mini-supermarket', false], ['rice-restaurant', false]]) {
    test(`the target of the year is held ${meant ? 'against' : 'not against'} ${name} (${lang})`, onPage({ lang, width: 1280, storage: changed(name, () => {}) }, async (page, app) => {
      await open(page, app, 'so-cong-thuong');
      const sheet = await page.locator('article.sheet').innerText();
      assert.equal(sheet.includes(words.reach_other), !meant);
      const verdict = [words.reach_certain, words.reach_met, words.reach_level, words.reach_not.split('{')[0]];
      assert.equal(verdict.some((word) => sheet.includes(`${word}`)), meant);
    }));
  }
}
