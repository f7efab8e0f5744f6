import type pg from 'pg';

/** A statement of the driver that speaks the protocol itself; the driver calls what it hears. */
interface Conversation extends pg.Submittable {
  handleError(error: Error): void;
  handleReadyForQuery(): void;
  handleCommandComplete(): void;
  handleRowDescription(): void;
  handleDataRow(): void;
  handlePortalSuspended(): void;
  handleEmptyQuery(): void;
  handleCopyInResponse(connection: CopyConnection): void;
  handleCopyData(message: { chunk: Buffer }): void;
}

/** What the driver's connection can do beyond its published type. */
interface CopyConnection extends pg.Connection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

const nothing = (): void => undefined;

/** Stretches that wait for the reader before the server is held back. */
const MOST_WAITING = 2;

/**
 * The rows of `copy … to stdout` as the server writes them, in stretches of whole rows of about `bytes`. The server is
 * held back while nobody reads, so memory stays constant.
 */
export async function* copyOut(
  client: pg.PoolClient,
  statement: string,
  bytes: number,
): AsyncGenerator<{ data: Buffer; rows: number }> {
  const waiting: { data: Buffer; rows: number }[] = [];
  let open: Buffer[] = [];
  let size = 0;
  let failure: Error | undefined;
  let ended = false;
  let stream: pg.Connection['stream'] | undefined;
  let wake = nothing;
  const close = (): void => {
    if (open.length > 0) waiting.push({ data: Buffer.concat(open), rows: open.length });
    open = [];
    size = 0;
    wake();
  };
  client.query<Conversation>({
    ...silent,
    submit(connection) {
      stream = connection.stream;
      connection.query(statement);
    },
    handleCopyData({ chunk }) {
      open.push(Buffer.from(chunk)); // the driver writes over its own
      size += chunk.length;
      if (size < bytes) return;
      close();
      if (waiting.length >= MOST_WAITING) stream?.pause();
    },
    handleError(error) {
      failure = error;
      ended = true;
      wake();
    },
    handleReadyForQuery() {
      ended = true;
      close();
    },
  });
  for (;;) {
    const next = waiting.shift();
    if (next) yield next;
    else if (failure) throw failure;
    else if (ended) return;
    else {
      stream?.resume();
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
}

/** Sends data to `copy … from stdin`; answers when the server has stored it. */
export function copyIn(client: pg.PoolClient, statement: string, data: AsyncIterable<Buffer>): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: Error | undefined;
    client.query<Conversation>({
      ...silent,
      submit: (connection) => connection.query(statement),
      handleCopyInResponse(connection) {
        feed(connection, data, () => failure !== undefined).catch((error: Error) => {
          failure ??= error;
          connection.sendCopyFail(error.message.slice(0, 200));
        });
      },
      handleError(error) {
        failure ??= error;
        // A lost connection says nothing more; otherwise the driver frees it when the server is ready again.
        reject(failure);
      },
      handleReadyForQuery: () => (failure ? reject(failure) : resolve()),
    });
  });
}

async function feed(
  connection: CopyConnection,
  data: AsyncIterable<Buffer>,
  hasFailed: () => boolean,
): Promise<void> {
  for await (const chunk of data) {
    if (hasFailed()) return;
    connection.sendCopyFromChunk(chunk);
    const { stream } = connection;
    if (stream.writableNeedDrain) await drained(stream);
  }
  connection.endCopyFrom();
}

function drained(stream: pg.Connection['stream']): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done).off('close', done);
      resolve();
    };
    stream.on('drain', done).on('close', done);
  });
}

const silent: Omit<Conversation, 'submit'> = {
  handleError: nothing,
  handleReadyForQuery: nothing,
  handleCommandComplete: nothing,
  handleRowDescription: nothing,
  handleDataRow: nothing,
  handlePortalSuspended: nothing,
  handleEmptyQuery: nothing,
  handleCopyInResponse: nothing,
  handleCopyData: nothing,
};
