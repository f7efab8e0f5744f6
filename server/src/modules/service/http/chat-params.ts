import { z } from 'zod';

const id = z.string().regex(/^[\w@.-]{1,128}$/);

/** A conversation is named by account and customer, both as the platform calls them. */
export const chatParams = z.object({ account: id, customer: id });
export const accountParams = z.object({ id });
