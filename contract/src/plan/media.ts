import { z } from 'zod';

/** What a file is by its first bytes, not by its name. */
export const mediaTypes = ['png', 'jpeg', 'mp4', 'other'] as const;
export type MediaType = (typeof mediaTypes)[number];

/** A file of a plan as far as rules and versions know it: its bytes are kept under their hash. 素材 */
export const planMediaSchema = z.object({
  /** SHA-256 of the bytes in hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Bytes. */
  size: z.int().min(0),
  type: z.enum(mediaTypes),
});
export type PlanMedia = z.infer<typeof planMediaSchema>;

/** The largest file that the platform takes, in bytes; pictures and videos are bounded by half of it. */
export const LARGEST_MEDIA = 20 * 1024 * 1024;
