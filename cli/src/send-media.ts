import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sentMediaSchema, wantedMediaResultSchema } from '@hetang/contract/http/plan';
import { type Answer, callServer, type ServerOptions } from './call-server.ts';
import { type Io, pick } from './io.ts';
import type { PlanOnDisk } from './read-plan.ts';

type Refused = Extract<Answer<unknown>, { ok: false }>;

/** Sends the files that messages carry and that the server does not have yet. @returns what it refused, if anything. */
export async function sendMedia(
  { folder, files }: PlanOnDisk,
  server: ServerOptions,
  io: Io,
): Promise<Refused | null> {
  const carried = new Map(files.flatMap(({ path, media }) => (media ? [[media.sha256, path]] : [])));
  if (carried.size === 0) return null;
  const wanted = await callServer(
    io,
    server,
    { method: 'POST', path: '/v1/plan/media/wanted', body: { sha256: [...carried.keys()] } },
    wantedMediaResultSchema,
  );
  if (!wanted.ok) return wanted;
  for (const sha256 of wanted.body.sha256) {
    const path = carried.get(sha256);
    if (path === undefined) continue;
    const bytes = await readFile(join(folder, path));
    const sent = await callServer(
      io,
      server,
      { method: 'POST', path: '/v1/plan/media', bytes },
      sentMediaSchema,
    );
    if (!sent.ok) return sent;
    io.out(pick(io, `已上传 ${path}`, `Sent ${path}`));
  }
  return null;
}
