// node scripts/complete-lock.mjs: run after npm install changed package-lock.json and some platforms fell out of it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { completeLock } from './lib/complete-lock.mjs';
import { ROOT } from './lib/paths.mjs';

const file = join(ROOT, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const added = completeLock(lock);
if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added.length} platform packages added to package-lock.json\n`);
