import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** Opens the console in the desktop's browser once the server answers; nothing happens where there is no desktop. */
export async function openWhenReady(args) {
  const command = opener();
  if (!command) return;
  const at = args.indexOf('--port');
  const port =
    (at >= 0 ? args[at + 1] : undefined) ??
    args.find((arg) => arg.startsWith('--port='))?.slice(7) ??
    process.env.HETANG_PORT ??
    '7800';
  const url = `http://127.0.0.1:${port}/`;
  for (let i = 0; i < 240; i++) {
    await sleep(500, undefined, { ref: false });
    const answer = await fetch(`${url}readyz`).catch(() => null);
    if (!answer?.ok) continue;
    spawn(command, process.platform === 'win32' ? ['/c', 'start', '', url] : [url], {
      detached: true,
      stdio: 'ignore',
    })
      .on('error', () => undefined)
      .unref();
    return;
  }
}

function opener() {
  if (!process.stdout.isTTY || process.env.CI || process.env.SSH_CONNECTION) return null;
  if (process.platform === 'darwin') return 'open';
  if (process.platform === 'win32') return 'cmd';
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? 'xdg-open' : null;
}
