// npm run screenshots -- [--out FOLDER] [--url URL]: a picture of every page of the console; test/screenshots/main.ts says more.
import './lib/need-node.mjs';

import('./lib/screenshots.mjs').then(({ takeScreenshots }) => takeScreenshots());
