import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { connectChdb } from '../../server/src/kernel/clickhouse/chdb.ts';

/** The real engine behind the HTTP interface of a server, as far as the product speaks it. */
export async function startClickHouse(folder: string): Promise<{ port: number; stop(): Promise<void> }> {
  const engine = await connectChdb(folder);
  const server = createServer(async (request, response) => {
    const asked = new URL(request.url ?? '/', 'http://x').searchParams;
    const body = await text(request);
    const params = [...asked].filter(([name]) => name.startsWith('param_'));
    const isInsert = asked.has('query');
    try {
      const answer = await engine.exec({
        query: isInsert ? `${asked.get('query')}\n${body}` : body,
        query_params: Object.fromEntries(params.map(([name, value]) => [name.slice(6), value])),
        clickhouse_settings: { output_format_json_quote_64bit_integers: 0 },
      });
      response.end(await text(answer.stream));
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      response.writeHead(500, { 'x-clickhouse-exception-code': code ?? '1' });
      response.end(`Code: ${code}. DB::Exception: ${message}`);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await engine.close();
    },
  };
}
