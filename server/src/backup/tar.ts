const BLOCK = 512;
/** Two empty blocks end an archive. */
export const TAR_END = Buffer.alloc(2 * BLOCK);

/** One file of an archive (ustar), as bytes: header, data, filling. `at` is in seconds. */
export function tarEntry(name: string, data: Buffer, at: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 100, 'utf8');
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${octal(data.length, 11)} `, 124);
  header.write(`${octal(at, 11)} `, 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  header.write(`${octal(sumOf(header), 6)}\0 `, 148);
  const rest = (BLOCK - (data.length % BLOCK)) % BLOCK;
  return Buffer.concat([header, data, Buffer.alloc(rest)]);
}

export interface TarHeader {
  name: string;
  size: number;
  /** Bytes after the data up to the next header. */
  filling: number;
}

export const HEADER_BYTES = BLOCK;

/** Reads a header; null for the end, undefined for what is none. */
export function readTarHeader(block: Buffer): TarHeader | null | undefined {
  if (block.every((byte) => byte === 0)) return null;
  const said = Number.parseInt(block.toString('latin1', 148, 154), 8);
  const blank = Buffer.from(block);
  blank.write('        ', 148);
  if (said !== sumOf(blank)) return undefined;
  const size = Number.parseInt(block.toString('latin1', 124, 135), 8);
  const name = block.toString('utf8', 0, 100).replace(/\0.*$/s, '');
  return { name, size, filling: (BLOCK - (size % BLOCK)) % BLOCK };
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}

function sumOf(block: Buffer): number {
  return block.reduce((sum, byte) => sum + byte, 0);
}
