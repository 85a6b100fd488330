// Opens the probe module that xtask built.
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

export const openProbe = (folder) => createRequire(import.meta.url)(join(resolve(folder), 'probe.cjs'));
