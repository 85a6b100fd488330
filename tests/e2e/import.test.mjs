// What comes in: several files, drops, pasted texts and links; hostile ones.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32, createDeflateRaw } from 'node:zlib';
import { entries } from './downloads.mjs';
import { exampleDocument, memory, onPage, saved } from './helpers.mjs';

const NAMES = ['furniture-workshop', 'ceramics-household', 'market-stall'];
const text = (name, more = {}) => JSON.stringify({ ...exampleDocument(name), id: `own-${name}`, ...more });
const file = (name, content) => ({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
const ids = (app) => app.stored().then((all) => Object.keys(all).filter((key) => key.startsWith('vx.current.')).sort());

/** Drops files anywhere on the page, as a hand would. */
const drop = (page, selector, files) => page.evaluate(([to, list]) => {
  const data = new DataTransfer();
  for (const [name, content] of list) data.items.add(new File([content], name, { type: 'application/json' }));
  const target = document.querySelector(to);
  for (const name of ['dragover', 'drop']) {
    target.dispatchEvent(new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true }));
  }
}, [selector, files]);

/** Pastes outside of any field. */
const paste = (page, content) => page.evaluate((pasted) => {
  const data = new DataTransfer();
  data.setData('text/plain', pasted);
  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
}, content);

for (const [lang, title] of [['vi', /3 bản/], ['en', /3 assessments/]]) {
  test(`several files, two of them broken: shown first, then kept (${lang})`, onPage({ lang }, async (page, app) => {
    await app.open();
    await page.setInputFiles('#open-file', [
      ...NAMES.map((name) => file(`${name}.json`, text(name))),
      file('broken.json', '{"format": "vong-xanh/assessment",'),
      file('newer.json', '{"format": "vong-xanh/assessment", "schema": 99}'),
    ]);
    await page.locator('.incoming h1', { hasText: title }).waitFor();
    assert.equal(await page.locator('.incoming .saved-list > li').count(), 3);
    const lines = page.locator('.incoming .lines li');
    assert.equal(await lines.count(), 2);
    assert.match(await lines.nth(0).innerText(), /broken\.json/);
    assert.match(await lines.nth(1).innerText(), /newer\.json/);
    assert.deepEqual(await ids(app), [], 'nothing is kept yet');
    await app.assertAccessible('before several are kept');
    await app.assertFits();
    await page.locator('#take-1').uncheck();
    await page.locator('#keep', { hasText: '2' }).click();
    await page.waitForFunction(() => location.hash === '#/');
    await page.locator('.saved button.door').nth(1).waitFor();
    assert.deepEqual(await ids(app), ['vx.current.own-furniture-workshop', 'vx.current.own-market-stall']);
  }));
}

test('one that is here already: keep both, replace, or leave it', onPage(
  { lang: 'vi', width: 1280, storage: saved({ ...exampleDocument('market-stall'), id: 'own-market-stall' }) },
  async (page, app) => {
    const two = [file('a.json', text('market-stall', { name: 'Bản mới' })), file('b.json', text('ceramics-household'))];
    const give = async () => {
      await page.goto(`${app.url}#/`);
      await page.locator('#open-file').waitFor({ state: 'attached' });
      await page.setInputFiles('#open-file', two);
      await page.locator('fieldset', { hasText: 'đã có trên máy' }).first().waitFor();
    };
    await app.open();
    await give();
    await app.assertAccessible('where it asks');
    await page.locator('#take-0-leave').check();
    await page.locator('#keep').click();
    await page.waitForFunction(() => localStorage.getItem('vx.current.own-ceramics-household'));
    assert.doesNotMatch(JSON.stringify(await app.stored()), /Bản mới/);

    await give();
    await page.locator('#take-0-replace').check();
    await page.locator('#take-1-leave').check();
    await page.locator('#keep').click();
    await page.waitForFunction(() => JSON.stringify({ ...localStorage }).includes('Bản mới'));
    assert.equal((await ids(app)).length, 2, 'replaced');

    await give();
    await page.locator('#take-1-leave').check();
    await page.locator('#keep').click();
    await page.waitForFunction(() => Object.keys(localStorage).filter((key) => key.startsWith('vx.current.')).length === 3);
  },
));

test('dropped anywhere on the start page; leaving changes nothing', onPage({ lang: 'vi', width: 1280 }, async (page, app) => {
  await app.open();
  await page.locator('.foot .note', { hasText: 'bản ngày' }).waitFor();
  await drop(page, 'h1', NAMES.map((name) => [`${name}.json`, text(name)]));
  await page.locator('.incoming h1', { hasText: '3 bản' }).waitFor();
  await page.getByRole('button', { name: 'Thôi, không giữ' }).click();
  await page.locator('#begin').waitFor();
  assert.deepEqual(await ids(app), []);
  // A single sound one opens at once.
  await drop(page, 'figure', [['one.json', text('market-stall')]]);
  await page.waitForFunction(() => location.hash === '#/ket-qua');
}));

test('pasted: the text of a file, a link with words around it, something else', onPage({ lang: 'vi' }, async (page, app) => {
  await app.open();
  await page.locator('.foot .note', { hasText: 'bản ngày' }).waitFor();
  await paste(page, text('market-stall'));
  await page.locator('#keep').click();
  await page.waitForFunction(() => location.hash === '#/ket-qua');
  await page.goto(`${app.url}#/chia-se`);
  await page.waitForFunction(() => document.querySelector('#link')?.value.includes('#/mo/'));
  const link = await page.inputValue('#link');
  await page.goto(`${app.url}#/mo`);
  await page.fill('#paste-in', 'Chào anh');
  await page.locator('#look').click();
  await page.locator('#paste-wrong', { hasText: 'không phải đường dẫn' }).waitFor();
  await app.assertAccessible('with a wrong text');
  await page.fill('#paste-in', `Anh xem giúp: ${link.slice(0, 90)}\n${link.slice(90)} nhé`);
  await page.locator('#look').click();
  await page.locator('fieldset', { hasText: 'đã có trên máy' }).waitFor();
}));

test('hostile files are inert and named', onPage({ lang: 'vi' }, async (page, app) => {
  await app.open();
  await page.evaluate(() => {
    window.touched = false;
    window.alert = () => { window.touched = true; };
  });
  await page.setInputFiles('#open-file', [
    file('<img src=x onerror=alert(1)>.json', text('market-stall', { name: '<img src=x onerror=alert(1)>' })),
    file('rtl.json', text('ceramics-household', { name: 'a\u202egnp.exe' })),
    file('proto.json', '{"format":"vong-xanh/assessment","schema":1,"id":"p","__proto__":{"touched":true},"answers":{"workers":{"value":{"number":1e308}}}}'),
    file('twice.json', text('rice-restaurant').replace('"answers":{', '"answers":{"sector":{"value":{"choice":"retail"}},')),
    file('nan.json', text('market-stall').replace(/"number":\d+/, '"number":NaN')),
    file('deep.json', '['.repeat(50_000)),
    file('picture.json', '\u0089PNG\r\n\u001a\n'),
    file('zip.json', 'PK\u0003\u0004'),
    file('other.json', '{"format":"excalidraw","schema":1}'),
    file('no-schema.json', '{"format":"vong-xanh/assessment","schema":"one","answers":{}}'),
  ]);
  await page.locator('.incoming .saved-list > li').nth(3).waitFor();
  const broken = page.locator('.incoming .lines li');
  assert.deepEqual(
    (await broken.locator('bdi').allInnerTexts()).sort(),
    ['deep.json', 'nan.json', 'no-schema.json', 'other.json', 'picture.json', 'zip.json'],
  );
  assert.equal(await page.locator('.incoming img').count(), 0);
  await page.locator('.incoming h2', { hasText: 'agnp.exe' }).waitFor();
  // What was put right or left out is named.
  for (const field of ['answers.workers.value.number', '__proto__', 'name', 'answers.sector']) {
    await page.locator('.wrong-say', { hasText: field }).waitFor();
  }
  assert.equal(await page.evaluate(() => window.touched || {}.touched === true), false);
  await app.assertFits();
}));

test('whatever comes in, what is on the device stays to the letter until somebody agrees', onPage(
  { lang: 'vi', storage: saved({ ...exampleDocument('market-stall'), id: 'own-market-stall' }) },
  async (page, app) => {
    await app.open('#/ket-qua');
    const mine = async () => Object.fromEntries(Object.entries(await app.stored()).filter(([key]) => /^vx\.(a|b|current)\./.test(key) && key.endsWith('.own-market-stall')));
    const before = await mine();
    const notice = page.locator('.notices');
    // Each of them while the own assessment is the open one.
    for (const [content, said] of [
      ['{"format":"vong-xanh/assessment","schema":99}', /mới hơn/],
      ['{"format":"vong-xanh/assessment",', /dòng 1/],
      ['PK\u0003\u0004', /./],
      [' '.repeat(1_100_000), /MB/],
      [text('market-stall', { name: 'Bản lạ', answers: { workers: 1e308 } }), /answers\.workers/],
    ]) {
      await page.goto(`${app.url}#/cai-dat`);
      await page.locator('#open-file').waitFor({ state: 'attached' });
      await page.setInputFiles('#open-file', file('a.json', content));
      await notice.filter({ hasText: said }).waitFor();
      assert.deepEqual(await mine(), before, content.slice(0, 60));
    }
    // The last one has the same key: it is asked about before anything of it is kept.
    await page.getByRole('button', { name: 'Thay bản cũ' }).waitFor();
    assert.doesNotMatch(JSON.stringify(await app.stored()), /Bản lạ/);
  },
));

/** An archive of one file with so many bytes in it, packed for real. */
const bomb = (name, megabytes) => {
  const deflate = createDeflateRaw({ level: 9 });
  const packed = [];
  deflate.on('data', (part) => packed.push(part));
  const ended = new Promise((resolve) => { deflate.on('end', resolve); });
  const block = Buffer.alloc(1_000_000, ' ');
  return (async () => {
    let sum = 0;
    for (let n = 0; n < megabytes; n += 1) {
      sum = crc32(block, sum);
      if (!deflate.write(block)) await new Promise((resolve) => { deflate.once('drain', resolve); });
    }
    deflate.end();
    await ended;
    const bytes = Buffer.concat(packed);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(sum, 10);
    head.writeUInt32LE(bytes.length, 14);
    head.writeUInt32LE(megabytes * 1_000_000, 18);
    head.writeUInt16LE(name.length, 22);
    const listed = Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), head, Buffer.alloc(14), Buffer.from(name)]);
    const entry = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(name), bytes]);
    const end = Buffer.alloc(22);
    end.write('PK\x05\x06', 'latin1');
    end.writeUInt16LE(1, 8);
    end.writeUInt16LE(1, 10);
    end.writeUInt32LE(listed.length, 12);
    end.writeUInt32LE(entry.length, 16);
    return Buffer.concat([entry, listed, end]);
  })();
};

test('an archive that unpacks to 100 MB or to 1 GB is refused by name, without being unpacked', onPage({ lang: 'vi' }, async (page, app) => {
  const small = await bomb('xl/worksheets/sheet1.xml', 100);
  const large = await bomb('xl/worksheets/sheet1.xml', 1_000);
  // It is an archive that others would unpack.
  assert.equal(entries(small).get('xl/worksheets/sheet1.xml').length, 100_000_000);
  assert.ok(small.length < 200_000 && large.length < 1_048_576, `${small.length} and ${large.length} bytes, small enough to be read`);
  const measure = await memory(page);
  const inUse = async () => {
    const { heap, program } = await measure();
    return heap + program;
  };
  await app.open('#/mo');
  const before = await inUse();
  const zip = (name, buffer) => ({ name, mimeType: 'application/zip', buffer });
  const names = ['bang.xlsx', 'tep.json', 'tep.zip', 'lon.xlsx', 'lon.json'];
  const bombs = names.map((name) => zip(name, name.startsWith('lon') ? large : small));

  await page.goto(`${app.url}#/`);
  await page.locator('#open-file').waitFor({ state: 'attached' });
  await page.setInputFiles('#open-file', bombs);
  const lines = page.locator('.incoming .lines li');
  await lines.nth(names.length - 1).waitFor();
  assert.deepEqual((await lines.locator('bdi').allInnerTexts()).sort(), [...names].sort());
  assert.equal(await page.locator('.incoming .saved-list > li').count(), 0);

  await page.goto(`${app.url}#/lop-hoc`);
  await page.locator('#new-session').click();
  await page.locator('#files').waitFor({ state: 'attached' });
  await page.setInputFiles('#files', bombs);
  await page.locator('#report li bdi').nth(names.length - 1).waitFor();
  assert.deepEqual((await page.locator('#report bdi').allInnerTexts()).sort(), [...names].sort());

  // Room for the pages' own programs and data, none for what is packed.
  const grown = (await inUse()) - before;
  assert.ok(grown < 40e6, `${Math.round(grown / 1e6)} MB more in use`);
}));

test('a file of 100 MB is refused by its size, before it is read', onPage({ lang: 'vi' }, async (page, app) => {
  await app.open();
  await page.evaluate(() => {
    const read = Blob.prototype.arrayBuffer;
    window.reads = 0;
    Blob.prototype.arrayBuffer = function counted() {
      window.reads += 1;
      return read.call(this);
    };
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(100_000_000)], 'large.json'));
    const target = document.querySelector('main');
    target.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await page.locator('.notices', { hasText: '100 MB' }).waitFor();
  assert.equal(await page.evaluate(() => window.reads), 0);
}));

test('many files: progress is said, all are listed', onPage({ lang: 'vi' }, async (page, app) => {
  // The page that says it is at hand; else all could be read before it has come.
  await app.open('#/mo');
  await page.goto(`${app.url}#/`);
  await page.locator('.foot .note', { hasText: 'bản ngày' }).waitFor();
  const one = exampleDocument('market-stall');
  await page.evaluate(() => {
    window.said = new Set();
    new MutationObserver(() => {
      const text = document.querySelector('progress')?.parentElement.textContent;
      if (text) window.said.add(text);
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  await page.setInputFiles('#open-file', Array.from({ length: 40 }, (_, at) =>
    file(`${at}.json`, JSON.stringify({ ...one, id: `own-${at}` }))));
  await page.locator('.incoming h1', { hasText: '40 bản' }).waitFor();
  assert.ok((await page.evaluate(() => window.said.size)) > 5);
  await page.locator('#keep').click();
  await page.waitForFunction(() => Object.keys(localStorage).filter((key) => key.startsWith('vx.current.')).length === 40);
}));
