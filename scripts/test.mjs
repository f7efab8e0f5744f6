// npm test: prepares this machine (Node built-ins only), then runs every check. With arguments: only vitest for them.
import './lib/need-node.mjs';

import('./lib/test.mjs').then(({ test }) => test(process.argv.slice(2)));
