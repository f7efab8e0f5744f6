import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { HetangError, messageOf } from '../kernel/errors.ts';
import { HEADER_BYTES, readTarHeader } from './tar.ts';

/** One file in the archive. */
export interface ArchiveEntry {
  name: string;
  data: Buffer;
}

/** No piece that we write comes near this. */
const MOST_BYTES = 512 * 1024 * 1024;

/**
 * The files of a `.tar.gz`, one after the other; memory holds one of them.
 * @throws HetangError `backup/damaged` with the place in the unpacked archive.
 */
export async function* readArchive(file: string): AsyncGenerator<ArchiveEntry> {
  const bytes = new ByteReader(file);
  try {
    for (;;) {
      const at = bytes.position;
      const header = readTarHeader(await bytes.take(HEADER_BYTES, 'the next header'));
      if (header === null) break;
      if (header === undefined || !(header.size <= MOST_BYTES)) throw damaged(file, at, 'not a header');
      const data = await bytes.take(header.size, header.name);
      await bytes.take(header.filling, header.name);
      yield { name: header.name, data };
    }
    await bytes.drain();
  } finally {
    bytes.close();
  }
}

/** What is wrong, and where. */
export function damaged(file: string, position: number, problem: string): HetangError {
  return new HetangError('backup/damaged', { file, position, problem });
}

/** Takes exactly so many bytes at a time from what is unpacked. */
class ByteReader {
  position = 0;
  private readonly file: string;
  private readonly packed: ReturnType<typeof createReadStream>;
  private readonly chunks: AsyncIterator<Buffer>;
  private waiting: Buffer[] = [];
  private size = 0;

  constructor(file: string) {
    this.file = file;
    this.packed = createReadStream(file, { highWaterMark: 256 * 1024 });
    const unpacked = createGunzip({ chunkSize: 256 * 1024 });
    this.packed.on('error', (error) => unpacked.destroy(error));
    this.chunks = this.packed.pipe(unpacked)[Symbol.asyncIterator]();
  }

  async take(count: number, what: string): Promise<Buffer> {
    while (this.size < count) {
      const chunk = await this.next(what);
      if (!chunk) throw damaged(this.file, this.position + this.size, `the file ends within ${what}`);
      this.waiting.push(chunk);
      this.size += chunk.length;
    }
    const all = this.waiting.length === 1 && this.waiting[0] ? this.waiting[0] : Buffer.concat(this.waiting);
    this.waiting = all.length > count ? [all.subarray(count)] : [];
    this.size = all.length - count;
    this.position += count;
    return all.subarray(0, count);
  }

  /** Reads on to the end, where the checksum of the whole stands. */
  async drain(): Promise<void> {
    while (await this.next('the end')) this.size = 0;
  }

  close(): void {
    this.packed.destroy();
  }

  private async next(what: string): Promise<Buffer | undefined> {
    try {
      const { value, done } = await this.chunks.next();
      return done ? undefined : value;
    } catch (error) {
      const { syscall, message } = error as NodeJS.ErrnoException;
      if (syscall) throw new HetangError('backup/unreadable', { file: this.file, problem: messageOf(error) });
      if (message === 'incorrect header check' && this.position + this.size === 0)
        throw new HetangError('backup/not-one', { file: this.file });
      throw damaged(this.file, this.position + this.size, `${what}: ${messageOf(error)}`);
    }
  }
}
