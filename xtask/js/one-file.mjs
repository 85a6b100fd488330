// node one-file.mjs PLAN OUT: writes the one-file edition. The plan is JSON: the page with places for its
// parts, the texts of scripts (those in the page and the one in the archive) and styles (the one that
// stands in the page and the packed one), the policy, and the archives with the length of what is in them.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const [planFile, out] = process.argv.slice(2);
const { page, policy, styles, scripts, later, archives } = JSON.parse(readFileSync(planFile, 'utf8'));

// The page is read as windows-1252, which has a sign for every byte, so that the archives cost hardly
// more than their own length. Everything else is written in ASCII.
const beyond = /[^\x00-\x7f]/gu;
const inHtml = (text) => text.replace(beyond, (sign) => `&#${sign.codePointAt(0)};`);
const inStyle = (text) => text.replace(beyond, (sign) => `\\${sign.codePointAt(0).toString(16)} `);
const inScript = (text) =>
  text.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** What `web/one-file.js` reads: bytes that may not stand in a script element hide behind 27. */
const HIDDEN = [0, 13, 60, 27];
const asText = (bytes) => {
  const signs = [];
  bytes.forEach((byte, at) => {
    const hidden = HIDDEN.indexOf(byte);
    // `<` means something only before `/` and `!`.
    const harmless = byte === 60 && bytes[at + 1] !== 47 && bytes[at + 1] !== 33;
    if (hidden < 0 || harmless) signs.push(byte);
    else signs.push(27, 65 + hidden);
  });
  return Buffer.from(signs).toString('latin1');
};

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const element = (name, text) => {
  if (text.toLowerCase().includes(`</${name}`)) throw new Error(`a ${name} would end early`);
  return `<${name}>${text}</${name}>`;
};
const [style, packedStyle] = styles;
const ascii = { style: inStyle(style), scripts: scripts.map(inScript) };
const archive = ({ id, file, first, whole }) => {
  const packed = readFileSync(file);
  return `<script type="application/octet-stream" id="vx-${id}" data-packed="${packed.length}" data-first="${first}" data-whole="${whole}">${asText(packed)}</script>`;
};
const places = {
  policy: policy.replace('{scripts}', [...ascii.scripts, later].map(hash).join(' ')).replace('{style}', `${hash(ascii.style)} ${hash(packedStyle)}`),
  links: [element('style', ascii.style), archive(archives.style), ...ascii.scripts.map((script) => element('script', script))].join('\n'),
  files: archive(archives.files),
};
const charset = '<meta charset="utf-8">';
if (page.split(charset).length !== 2) throw new Error(`the page must hold ${charset} once`);
const whole = inHtml(page.replace(charset, '<meta charset="windows-1252">'))
  .replace(/<!-- one-file:(\w+) -->/g, (_, name) => places[name]);
writeFileSync(out, Buffer.from(whole, 'latin1'));
