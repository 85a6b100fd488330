// node cases.mjs PROBE_FOLDER CASES_FOLDER: repeats every case inside WebAssembly. A case passes when
// no invariant is broken and every figure equals the native one within 1e-9, the rest exactly; the
// cases marked for it when they are quick enough, too.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openProbe } from './probe.mjs';

const [probeFolder, folder] = process.argv.slice(2);
const { Case } = openProbe(probeFolder);

const NUMBER = /-?\b\d+(?:\.\d+)?(?:e-?\d+)?\b/g;
/** The first place where two reports differ, or undefined. */
const difference = (ours, theirs) => {
  if (ours.replace(NUMBER, '#') !== theirs.replace(NUMBER, '#')) return 'not the same structure';
  const theirNumbers = theirs.match(NUMBER) ?? [];
  const at = (ours.match(NUMBER) ?? []).findIndex((text, index) => {
    const [a, b] = [Number(text), Number(theirNumbers[index])];
    return Math.abs(a - b) > 1e-9 * Math.max(Math.abs(a), Math.abs(b), 1e-6);
  });
  return at < 0 ? undefined : `figure ${at}: ${ours.match(NUMBER)[at]} here, ${theirNumbers[at]} native`;
};

// A phone is four times slower than what runs this; one quick run of several is enough.
const PHONE = 4;
const MOST_MS = { evaluation: 50 / PHONE, 'ten thousand draws': 150 };
const DRAWS = 10_000;

/** What takes longer than it may, every one of several times. */
const slow = (run) => {
  const works = { evaluation: () => run.evaluate(1), 'ten thousand draws': () => run.draw(DRAWS) };
  return Object.entries(works).flatMap(([name, work]) => {
    let least = Infinity;
    for (let tries = 0; tries < 10 && least > MOST_MS[name]; tries += 1) {
      const began = performance.now();
      work();
      least = Math.min(least, performance.now() - began);
    }
    return least > MOST_MS[name] ? [`${name}: ${least.toFixed(1)} ms, more than ${MOST_MS[name]}`] : [];
  });
};

const check = ({ catalogue, assessment, draws, expected, timed }) => {
  const run = new Case(readFileSync(join(folder, catalogue)), assessment);
  try {
    const differs = difference(run.report(draws), expected);
    return [...run.violations(draws), ...(differs ? [differs] : []), ...(timed ? slow(run) : [])];
  } finally {
    run.free();
  }
};

let passed = 0;
let failed = 0;
for (const file of readdirSync(folder).filter((name) => name.endsWith('.json')).sort()) {
  const entry = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  let faults;
  try {
    faults = check(entry);
  } catch (error) {
    faults = [String(error?.stack ?? error)];
  }
  if (faults.length === 0) passed += 1;
  else failed += 1;
  for (const fault of faults) console.log(`${entry.name}: ${fault}`);
}
console.log(`# pass ${passed}\n# fail ${failed}`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
