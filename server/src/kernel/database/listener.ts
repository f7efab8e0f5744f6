import pg from 'pg';

const RETRY_MS = 500;

export interface Listener {
  /** Calls `heard` for every NOTIFY on the channel, and once whenever listening begins anew. Returns the stop. */
  listen(channel: string, heard: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

interface ListenerOptions {
  connect: () => pg.Client;
  /** The connection broke; it is sought again until it is there. */
  onLost?: ((error: Error | null) => void) | undefined;
  /** It is there again, and everybody has been called: what was missed meanwhile is looked for. */
  onAgain?: (() => void) | undefined;
}

/** One connection for all channels, of its own, so that those who wait for news leave those of the pool to those who work. */
export function makeListener(options: ListenerOptions): Listener {
  const channels = new Map<string, Set<() => void>>();
  const ring = (channel: string): void => {
    for (const heard of channels.get(channel) ?? []) heard();
  };
  const line = makeLine(options, channels, ring);
  return {
    async listen(channel, heard) {
      const those = channels.get(channel) ?? new Set();
      channels.set(channel, those.add(heard));
      const client = line.client();
      if (!client) await line.seek();
      else {
        // Where this fails the connection is gone, and everything is listened to on the next.
        await client.query(listenTo(channel)).catch(() => undefined);
        heard();
      }
      return async () => {
        those.delete(heard);
        if (those.size > 0 || channels.get(channel) !== those) return;
        channels.delete(channel);
        if (channels.size === 0) await line.end();
        else
          await line
            .client()
            ?.query(`unlisten ${pg.escapeIdentifier(channel)}`)
            .catch(() => undefined);
      };
    },
    async close() {
      channels.clear();
      await line.end();
    },
  };
}

/** A connection that listens to what is wanted, and is sought again while anything is. */
function makeLine(
  { connect, onLost, onAgain }: ListenerOptions,
  channels: ReadonlyMap<string, unknown>,
  ring: (channel: string) => void,
) {
  let current: pg.Client | undefined;
  let opening: Promise<void> | undefined;
  let retry: NodeJS.Timeout | undefined;
  let isAgain = false;

  const seek = (): Promise<void> => {
    clearTimeout(retry);
    opening ??= open().finally(() => {
      opening = undefined;
    });
    return opening;
  };
  const seekLater = (): void => {
    if (channels.size > 0) retry = setTimeout(() => void seek(), RETRY_MS);
  };
  const lose = (client: pg.Client, problem: Error | null): void => {
    if (client !== current) return;
    current = undefined;
    isAgain = true;
    onLost?.(problem);
    seekLater();
  };
  const open = async (): Promise<void> => {
    const client = connect();
    let problem: Error | null = null;
    client.on('error', (error) => {
      problem = error;
    });
    client.on('end', () => lose(client, problem));
    client.on('notification', ({ channel }) => ring(channel));
    try {
      await client.connect();
      // Those that come while this goes on are among them.
      for (const channel of channels.keys()) await client.query(listenTo(channel));
    } catch {
      await client.end().catch(() => undefined);
      return seekLater();
    }
    if (channels.size === 0) return client.end();
    current = client;
    for (const channel of channels.keys()) ring(channel);
    if (isAgain) onAgain?.();
    isAgain = false;
  };
  return {
    client: () => current,
    seek,
    async end(): Promise<void> {
      clearTimeout(retry);
      const last = current;
      current = undefined;
      await last?.end().catch(() => undefined);
      await opening;
    },
  };
}

const listenTo = (channel: string): string => `listen ${pg.escapeIdentifier(channel)}`;
