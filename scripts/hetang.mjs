// npm run hetang -- <command>: the command line, installed and built first where that is needed.
import './lib/need-node.mjs';

import('./lib/start.mjs').then(({ runCli }) => runCli(process.argv.slice(2)));
