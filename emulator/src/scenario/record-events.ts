import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { XMLParser } from 'fast-xml-parser';
import { decodeAesKey, decrypt, sign } from '../crypto/envelope.ts';

/** A receiver of pushes inside a run. */
export interface EventRecorder {
  url: string;
  token: string;
  encodingAesKey: string;
  /** Every event received, oldest first, as text. */
  events: Array<Record<string, string>>;
  close(): Promise<void>;
}

const TOKEN = 'scenario';
const KEY = 'c2NlbmFyaW9zY2VuYXJpb3NjZW5hcmlvc2NlbmFyaW8';

/** Opens a receiver on loopback that verifies its address and every signature, and keeps what it is told. */
export async function recordEvents(): Promise<EventRecorder> {
  const parser = new XMLParser({ parseTagValue: false });
  const events: Array<Record<string, string>> = [];
  const open = (url: URL, encrypted: string): string => {
    const param = (name: string): string => url.searchParams.get(name) ?? '';
    const isSigned = sign(TOKEN, param('timestamp'), param('nonce'), encrypted) === param('msg_signature');
    if (!isSigned) throw new Error('a push with a wrong signature');
    return decrypt(decodeAesKey(KEY), encrypted).message;
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    try {
      if (request.method === 'GET') return response.end(open(url, url.searchParams.get('echostr') ?? ''));
      const envelope = parser.parse(Buffer.concat(chunks).toString()) as { xml: { Encrypt: string } };
      events.push((parser.parse(open(url, envelope.xml.Encrypt)) as { xml: Record<string, string> }).xml);
      return response.end();
    } catch {
      return response.writeHead(403).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    token: TOKEN,
    encodingAesKey: KEY,
    events,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
