// Imported before anything else, so it must load on any Node: no node: imports, no new syntax.
const MINIMUM = [20, 19];
const version = process.versions.node.split('.').map(Number);
const enough = version[0] > MINIMUM[0] || (version[0] === MINIMUM[0] && version[1] >= MINIMUM[1]);

if (!enough) {
  process.stderr.write(
    `✗ 荷塘需要 Node ${MINIMUM.join('.')} 或更高版本,现在是 ${process.versions.node}。请从 https://nodejs.org 安装。\n` +
      `✗ Hetang needs Node ${MINIMUM.join('.')} or newer; this is ${process.versions.node}. Install it from https://nodejs.org.\n`,
  );
  process.exit(1);
}
