import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { type ImportMessage, importMessageSchema } from '@hetang/contract/http/imports';
import type { ServerOptions } from '../call-server.ts';
import { Unusable } from '../command.ts';
import { type Io, pick } from '../io.ts';

export interface Sending {
  path: string;
  importId: number;
  /** Aborting closes the connection; the server stops after the batch under way. */
  signal: AbortSignal;
}

/**
 * Sends a file to the server and gives what it says meanwhile. Ends early when the server has refused the file: the
 * rest is not sent.
 * @throws Unusable when the connection breaks.
 */
export async function* sendFile(
  io: Io,
  server: ServerOptions,
  sending: Sending,
): AsyncGenerator<ImportMessage> {
  let refused = false;
  const body = (async function* () {
    for await (const chunk of createReadStream(sending.path)) {
      if (refused) return;
      yield chunk as Uint8Array;
    }
  })();
  const headers: Record<string, string> = {
    'content-type': 'application/octet-stream',
    'accept-language': io.lang,
  };
  if (server.key) headers.authorization = `Bearer ${server.key}`;
  const request = {
    method: 'PUT',
    headers,
    body: Readable.toWeb(Readable.from(body)),
    duplex: 'half',
    signal: sending.signal,
  };
  try {
    const response = await io.fetch(
      new URL(`/v1/imports/${sending.importId}/file`, server.url),
      request as RequestInit,
    );
    for await (const message of messagesOf(response)) {
      refused ||= message.type === 'failed';
      yield message;
    }
  } catch {
    if (sending.signal.aborted) return;
    throw new Unusable(
      pick(io, `与 ${server.url} 的连接断了`, `The connection to ${server.url} broke`),
      pick(
        io,
        '确认服务器在运行后，用同样的命令继续；已导入的不会重复',
        'See that the server runs, then give the same command again: what is in is not taken twice',
      ),
    );
  }
}

async function* messagesOf(response: Response): AsyncGenerator<ImportMessage> {
  if (!response.ok) {
    yield { type: 'failed', problem: (await response.json()) as { code: string; message: string } };
    return;
  }
  let rest = '';
  for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield importMessageSchema.parse(JSON.parse(line));
  }
}
