// npm run bench [-- Q-11 …]: measures the figures of quality; one JSON object a line.
import './lib/need-node.mjs';

import('./lib/start.mjs').then(({ runBench }) => runBench(process.argv.slice(2)));
