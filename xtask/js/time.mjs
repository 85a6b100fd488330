// node time.mjs PROBE_FOLDER CASES_FOLDER: times the cases marked for it in WebAssembly, as JSON.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openProbe } from './probe.mjs';

const DRAWS = 5000;
const [probeFolder, folder] = process.argv.slice(2);
const { Case, reference } = openProbe(probeFolder);

/** The quickest of several runs, in milliseconds: what the engine takes when nothing disturbs it. */
const best = (runs, work) => {
  let least = Infinity;
  for (let i = 0; i < runs; i += 1) {
    const began = performance.now();
    work();
    least = Math.min(least, performance.now() - began);
  }
  return least;
};

const result = {};
for (const file of readdirSync(folder).filter((name) => name.endsWith('.json')).sort()) {
  const { name, catalogue, assessment, timed } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  if (!timed) continue;
  const run = new Case(readFileSync(join(folder, catalogue)), assessment);
  const evaluate_ms = best(20, () => run.evaluate(20)) / 20;
  const draws_ms = best(7, () => run.draw(DRAWS)) - evaluate_ms;
  result[name] = { evaluate_ms, draws_ms };
  run.free();
}
result.reference_ms = best(50, reference);
console.log(JSON.stringify(result));
