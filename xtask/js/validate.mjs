// node validate.mjs FILE: is this module one that engines of today accept?
import { readFileSync } from 'node:fs';

const bytes = readFileSync(process.argv[2]);
if (!WebAssembly.validate(bytes)) {
  new WebAssembly.Module(bytes); // throws with the reason
}
