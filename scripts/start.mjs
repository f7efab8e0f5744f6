// npm start: prepares this machine (Node built-ins only), then starts the sandbox in this same process.
import './lib/need-node.mjs';

import('./lib/start.mjs').then(({ start }) => start(process.argv.slice(2)));
