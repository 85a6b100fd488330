// Files that a page hands out, and what is in an Excel file.
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

/** Presses and waits for the file. */
export const downloaded = async (page, button) => {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
};

/** Texts by name from a zip file, read by its table of contents. */
export const entries = (zip) => {
  const found = new Map();
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, packed] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((place) => zip.readUInt16LE(at + place));
    const from = zip.readUInt32LE(at + 42);
    const start = from + 30 + zip.readUInt16LE(from + 26) + zip.readUInt16LE(from + 28);
    const bytes = zip.subarray(start, start + packed);
    const text = (method === 8 ? inflateRawSync(bytes) : bytes).toString('utf8');
    found.set(zip.toString('utf8', at + 46, at + 46 + name), text);
    at += 46 + name + extra + comment;
  }
  return found;
};
