import type { ImportProgress } from '@hetang/contract/http/imports';
import { type Io, pick } from '../io.ts';

const EVERY_MS = 3000;

/** Says how far an import is: every few seconds a line. */
export function progressLine(io: Io, fileBytes: number): (progress: ImportProgress) => void {
  let said = performance.now();
  return ({ phase, rows, bytes, written, total }) => {
    if (performance.now() - said < EVERY_MS) return;
    said = performance.now();
    const share = fileBytes > 0 ? Math.min(100, Math.floor((bytes / fileBytes) * 100)) : 100;
    const reading = pick(io, `已读 ${rows} 行（${share}%）`, `${rows} rows read (${share}%)`);
    const writing = total === null ? String(written) : `${written}/${total}`;
    io.err(
      phase === 'reading'
        ? reading
        : pick(io, `${reading}，已写入 ${writing}`, `${reading}, ${writing} written`),
    );
  };
}
