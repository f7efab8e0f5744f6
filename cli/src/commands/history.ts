import { planStateSchema } from '@hetang/contract/http/plan';
import { versionLine } from '../apply-result.ts';
import { callServer, printProblem } from '../call-server.ts';
import { type AddCommand, EXIT } from '../command.ts';
import { type Io, pick } from '../io.ts';
import { addServerOptions, serverOptions } from '../server-options.ts';

interface Options {
  url?: string;
  key?: string;
}

/** `hetang history`: every version that was applied, newest first. */
export const addHistory: AddCommand = (program, io, finish) => {
  const command = program
    .command('history')
    .description(pick(io, '列出应用过的每一版', 'list every version that was applied'));
  addServerOptions(command, io).action(async (options: Options) => finish(await history(options, io)));
};

async function history(options: Options, io: Io): Promise<number> {
  const request = { method: 'GET', path: '/v1/plan' } as const;
  const answer = await callServer(io, serverOptions(options, io), request, planStateSchema);
  if (!answer.ok) {
    printProblem(answer.problem, io);
    return EXIT.refused;
  }
  const { plan, history: versions } = answer.body;
  if (!plan) io.out(pick(io, '还没有应用过方案', 'No plan has been applied yet'));
  for (const version of versions)
    io.out(`${version.version === plan?.version ? '*' : ' '} ${versionLine(version, io)}`);
  return EXIT.ok;
}
