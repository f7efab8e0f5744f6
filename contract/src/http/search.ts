import { z } from 'zod';
import { kinds } from '../plan/registry.ts';

/** `GET /v1/search?q=`: a few of everything that a word may mean, best first. */
export const searchQuery = z.object({ q: z.string().trim().min(1).max(100) });
export const searchResultSchema = z.object({
  contacts: z.array(
    z.object({
      id: z.int(),
      name: z.string().nullable(),
      /** Stage and owner in words. */
      about: z.string(),
    }),
  ),
  /** Customer groups. */
  chats: z.array(z.object({ id: z.string(), name: z.string(), members: z.int() })),
  /** Definitions of the plan in force. */
  definitions: z.array(
    z.object({
      kind: z.enum(kinds),
      /** What the kind is called. */
      kindName: z.string(),
      key: z.string(),
      name: z.string().nullable(),
    }),
  ),
});
export type SearchResult = z.infer<typeof searchResultSchema>;
