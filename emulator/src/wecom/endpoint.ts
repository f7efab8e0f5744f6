import { z } from 'zod';
import { PlatformError } from '../platform/errors.ts';
import type { World } from '../world/world.ts';

/** An uploaded file. */
export interface Upload {
  filename: string;
  contentType: string;
  bytes: Buffer;
}

/** What a call knows besides its input. */
export interface Call {
  world: World;
  /** World time, Unix milliseconds. */
  now: number;
  /** How the caller reaches the emulator, e.g. `http://127.0.0.1:7801`. */
  baseUrl: string;
  /** Everything after the question mark. */
  query: Record<string, unknown>;
  file?: Upload;
  /** Text parts beside the file. */
  fields?: Record<string, string>;
}

/** A file as answer instead of JSON. */
export class Download {
  readonly file: Upload;
  constructor(file: Upload) {
    this.file = file;
  }
}

/** Fields of a successful answer beside errcode and errmsg. */
export type Answer = Record<string, unknown> | Download;

/** One documented call. `get` reads the query, `post` a JSON body, `upload` a multipart body and the query. */
export interface Endpoint {
  path: string;
  method: 'get' | 'post' | 'upload';
  /** `account`: a token of the Official Account. `none` for gettoken and for robots, which have a key of their own. */
  auth: 'token' | 'account' | 'none';
  /** True: a successful answer carries no errcode, as in the Official Account. */
  isBare?: boolean;
  run(call: Call, input: unknown): Answer | Promise<Answer>;
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  const path = issue?.path.join('.') ?? '';
  return `invalid Request Parameter, field ${path === '' ? 'body' : path} ${issue?.message ?? 'unexpected'}`;
}

/** Describes a call. Input that does not fit the schema is answered 40058 with the field's name. */
export function endpoint<S extends z.ZodType>(definition: {
  path: string;
  method: Endpoint['method'];
  auth?: Endpoint['auth'];
  input: S;
  handle: (call: Call, input: z.infer<S>) => Answer | Promise<Answer>;
}): Endpoint {
  const { path, method, auth = 'token', input, handle } = definition;
  return {
    path: `/cgi-bin/${path}`,
    method,
    auth,
    run(call, raw) {
      const parsed = input.safeParse(raw);
      if (!parsed.success) throw new PlatformError(40058, firstIssue(parsed.error));
      return handle(call, parsed.data);
    },
  };
}

/** Text with a limit in characters. */
export function chars(most: number): z.ZodString {
  return z.string().max(most, `unexpected length, at most ${most} characters`);
}

/** Text with a limit in UTF-8 bytes. */
export function bytes(most: number): z.ZodType<string> {
  return z
    .string()
    .refine((text) => Buffer.byteLength(text) <= most, `unexpected length, at most ${most} bytes`);
}

/** A list of ids. */
export function ids(most: number): z.ZodType<string[]> {
  return z.array(z.string().max(128)).max(most, `unexpected array length, at most ${most}`);
}
