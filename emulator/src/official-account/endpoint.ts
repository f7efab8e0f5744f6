import type { z } from 'zod';
import { type Answer, type Call, type Endpoint, endpoint } from '../wecom/endpoint.ts';

/** Describes a call of the Official Account; its base address is `/oa`. Success carries errcode only unless bare. */
export function accountEndpoint<S extends z.ZodType>(definition: {
  path: string;
  method: Endpoint['method'];
  auth?: 'account' | 'none';
  isBare?: boolean;
  input: S;
  handle: (call: Call, input: z.infer<S>) => Answer;
}): Endpoint {
  const { isBare = false, auth = 'account', ...rest } = definition;
  const made = endpoint(rest);
  return { ...made, path: `/oa${made.path}`, auth, isBare };
}
