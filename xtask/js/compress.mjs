// node compress.mjs FOLDER: writes NAME.br and NAME.gz beside every file of a folder, for hosts that
// serve them, and for the size table.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzipSync } from 'node:zlib';

const { BROTLI_MODE_FONT, BROTLI_PARAM_LGBLOCK, BROTLI_PARAM_MODE } = constants;
/** How Brotli cuts a file into blocks is a guess; of these guesses the best one is kept. */
const GUESSES = [
  {},
  { [BROTLI_PARAM_LGBLOCK]: 21 },
  { [BROTLI_PARAM_LGBLOCK]: 21, [BROTLI_PARAM_MODE]: BROTLI_MODE_FONT },
  { [BROTLI_PARAM_LGBLOCK]: 16, [BROTLI_PARAM_MODE]: BROTLI_MODE_FONT },
];
/** Below this many bytes the guesses differ by a few bytes only. */
const WORTH_GUESSING = 65_536;

const packed = async (bytes) => {
  const guesses = bytes.length < WORTH_GUESSING ? GUESSES.slice(0, 1) : GUESSES;
  const all = await Promise.all(guesses.map((guess) => {
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      ...guess,
    };
    return promisify(brotliCompress)(bytes, { params });
  }));
  return all.reduce((best, one) => (one.length < best.length ? one : best));
};

const folder = process.argv[2];
for (const name of readdirSync(folder)) {
  const path = join(folder, name);
  const bytes = readFileSync(path);
  writeFileSync(`${path}.br`, await packed(bytes));
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
}
