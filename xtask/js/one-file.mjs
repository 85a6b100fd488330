// node one-file.mjs PLAN OUT: writes the one-file edition. The plan is JSON: the page with places for its
// parts, the texts of scripts and style, the paths of the files to put inside by name, the policy.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

// The signs of `web/one-file.js`; none of them can end a script element.
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+,-.:;=?@[]^_{|}';

const [planFile, out] = process.argv.slice(2);
const { page, policy, style, scripts, files } = JSON.parse(readFileSync(planFile, 'utf8'));

const parts = Object.entries(files).map(([name, path]) => [name, readFileSync(path)]);
const list = Buffer.from(JSON.stringify(parts.map(([name, bytes]) => [name, bytes.length])));
const head = Buffer.alloc(4);
head.writeUInt32BE(list.length);
const packed = gzipSync(Buffer.concat([head, list, ...parts.map(([, bytes]) => bytes)]), { level: 9 });

/** Four bytes as five signs. */
const asText = (bytes) => {
  const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
  const signs = [];
  for (let at = 0; at < padded.length; at += 4) {
    let four = padded.readUInt32BE(at);
    const five = [];
    for (let i = 0; i < 5; i += 1) {
      five.unshift(ALPHABET[four % 85]);
      four = Math.floor(four / 85);
    }
    signs.push(...five);
  }
  return signs.join('');
};

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const element = (name, text) => {
  if (text.toLowerCase().includes(`</${name}`)) throw new Error(`a ${name} would end early`);
  return `<${name}>${text}</${name}>`;
};
const places = {
  policy: policy.replace('{scripts}', scripts.map(hash).join(' ')).replace('{style}', hash(style)),
  links: [element('style', style), ...scripts.map((script) => element('script', script))].join('\n'),
  files: `<script type="application/octet-stream" id="vx-files" data-length="${packed.length}">${asText(packed)}</script>`,
};
const whole = page.replace(/<!-- one-file:(\w+) -->/g, (_, name) => places[name]);
writeFileSync(out, whole);
