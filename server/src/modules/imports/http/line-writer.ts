import { PassThrough, type Readable } from 'node:stream';

/** Writes JSON lines to a stream at the pace of its reader. */
export interface LineWriter {
  stream: Readable;
  /** Resolves when there is room for more, or when the reader is gone. */
  write(message: object): Promise<void>;
  /** Writes when there is room, else leaves it. */
  offer(message: object): void;
  end(): void;
}

export function makeLineWriter(): LineWriter {
  const stream = new PassThrough();
  // A reader that goes away is no fault of the writer's; it sees `close`.
  stream.on('error', () => undefined);
  return {
    stream,
    async write(message) {
      if (stream.destroyed || stream.writableEnded) return;
      if (stream.write(`${JSON.stringify(message)}\n`)) return;
      await new Promise<void>((resolve) => {
        const go = () => {
          stream.off('drain', go).off('close', go);
          resolve();
        };
        stream.on('drain', go).on('close', go);
      });
    },
    offer(message) {
      if (stream.destroyed || stream.writableEnded || stream.writableNeedDrain) return;
      stream.write(`${JSON.stringify(message)}\n`);
    },
    end: () => stream.end(),
  };
}
