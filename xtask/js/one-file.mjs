// node one-file.mjs PLAN OUT: writes the one-file edition. The plan is JSON: the page with places for its
// parts, the texts of scripts (those in the page and the one in the archive) and style, the policy, and
// the path of the archive.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const [planFile, out] = process.argv.slice(2);
const { page, policy, style, scripts, later, archive } = JSON.parse(readFileSync(planFile, 'utf8'));

const packed = readFileSync(archive);

/** What `web/one-file.js` reads: seven bits to a sign; four signs that could not stand there share one with the next. */
const SHARED = [0, 10, 13, 60];
const asText = (bytes) => {
  const sevens = [];
  let [held, bits] = [0, 0];
  for (const byte of [...bytes, 0]) {
    held = ((held << 8) | byte) & 0x7fff;
    bits += 8;
    while (bits >= 7) {
      bits -= 7;
      sevens.push((held >> bits) & 127);
    }
  }
  const signs = [];
  for (let at = 0; at < sevens.length; at += 1) {
    const shared = SHARED.indexOf(sevens[at]);
    if (shared < 0) {
      signs.push(sevens[at]);
    } else {
      at += 1;
      signs.push(0x200 | (shared << 7) | (sevens[at] ?? 0));
    }
  }
  return signs.map((sign) => String.fromCharCode(sign)).join('');
};

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const element = (name, text) => {
  if (text.toLowerCase().includes(`</${name}`)) throw new Error(`a ${name} would end early`);
  return `<${name}>${text}</${name}>`;
};
const places = {
  policy: policy.replace('{scripts}', [...scripts, later].map(hash).join(' ')).replace('{style}', hash(style)),
  links: [element('style', style), ...scripts.map((script) => element('script', script))].join('\n'),
  files: `<script type="application/octet-stream" id="vx-files" data-length="${packed.length}">${asText(packed)}</script>`,
};
const whole = page.replace(/<!-- one-file:(\w+) -->/g, (_, name) => places[name]);
writeFileSync(out, whole);
