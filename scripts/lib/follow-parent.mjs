/**
 * Stops this process in order when npm, which started it, is ended from outside: its shell passes no signal on.
 * Does the same when the terminal is closed.
 */
export function followParent() {
  const stop = () => process.kill(process.pid, 'SIGTERM');
  if (process.platform !== 'win32') process.on('SIGHUP', stop);
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, 500);
  timer.unref();
}
