// node xtask/js/icons.mjs: draws web/icon-*.png from web/icon.svg, with Chromium. Only needed after the
// drawing was changed; the build takes the files as they are.
import { readFileSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { chromium } from 'playwright-core';

/** Name, pixels, part of the width the drawing takes. A maskable icon keeps clear of the rim. */
const ICONS = [
  ['icon-192', 192, 0.86],
  ['icon-512', 512, 0.86],
  ['icon-maskable-512', 512, 0.6],
  ['icon-touch-180', 180, 0.74],
];
const PAPER = '#fbfcfa';

/** In the page: the drawing as red, green, blue of each pixel, few shades to a channel. */
const draw = async ([svg, size, part, paper]) => {
  const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
  const pen = canvas.getContext('2d');
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg.replace('<svg ', `<svg width="${size}" height="${size}" `))}`;
  await image.decode();
  pen.fillStyle = paper;
  pen.fillRect(0, 0, size, size);
  const room = (size * (1 - part)) / 2;
  pen.drawImage(image, room, room, size * part, size * part);
  const pixels = pen.getImageData(0, 0, size, size).data;
  return Array.from({ length: size * size }, (_, at) =>
    [0, 1, 2].reduce((all, channel) => all * 256 + Math.min(255, Math.round(pixels[at * 4 + channel] / 17) * 17), 0));
};

const chunk = (name, data) => {
  const body = Buffer.concat([Buffer.from(name), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
};

/** A PNG with a palette. */
const png = (size, colours) => {
  const palette = [...new Set(colours)];
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const rows = Buffer.alloc(size * (size + 1));
  const index = new Map(palette.map((colour, at) => [colour, at]));
  colours.forEach((colour, at) => {
    rows[at + Math.floor(at / size) + 1] = index.get(colour);
  });
  const rgb = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('PLTE', rgb),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const svg = readFileSync('web/icon.svg', 'utf8');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage();
for (const [name, size, part] of ICONS) {
  const colours = await page.evaluate(draw, [svg, size, part, PAPER]);
  writeFileSync(`web/${name}.png`, png(size, colours));
}
await browser.close();
