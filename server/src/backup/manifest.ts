import { z } from 'zod';

/** Of the file; another number means that an older Hetang cannot read it. */
export const FORMAT = 1;
/** First in the archive, for whoever looks into it. */
export const ABOUT = 'hetang.json';
/** Last in the archive: it names everything before it, so an archive without it is not whole. */
export const MANIFEST = 'manifest.json';
/** Jobs of the queue, whose own tables belong to its library and its version. */
export const JOBS = 'jobs';

export const aboutSchema = z.object({ format: z.literal(FORMAT), hetang: z.string(), at: z.iso.datetime() });

const pieceSchema = z.object({ file: z.string(), bytes: z.int(), rows: z.int(), sha256: z.string() });
const tableSchema = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.int(),
  pieces: z.array(pieceSchema),
});

export const manifestSchema = aboutSchema.extend({
  postgres: z.string(),
  migrations: z.array(z.object({ number: z.int(), name: z.string(), checksum: z.string() })),
  /** In an order in which every row finds what it refers to. */
  tables: z.array(tableSchema),
  sequences: z.array(z.object({ name: z.string(), last: z.int().nullable() })),
});

/** What a backup holds. */
export type Manifest = z.infer<typeof manifestSchema>;
/** One table in it. */
export type DumpedTable = z.infer<typeof tableSchema>;
