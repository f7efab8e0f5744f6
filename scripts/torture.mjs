// npm run torture -- [--kills N] [--seed N]: kill storms against a server of its own; test/storm/main.ts says more.
// npm run torture -- outage: stores that go away and come back, a disk that is full; test/outage/take-stores-away.ts.
import './lib/need-node.mjs';

import('./lib/torture.mjs').then(({ torture }) => torture(process.argv.slice(2)));
