import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { readScenario } from '../scenario/read-scenario.ts';
import { ScenarioError } from '../scenario/scenario.ts';
import { type App, type Desk, readBody } from './control.ts';
import { ControlError } from './control-error.ts';

const FOLDER = new URL('../../scenarios/', import.meta.url);
const runBody = z.object({ text: z.string().min(1).max(1_000_000) });

/** Scenarios: those that come along, and running one in a world of its own. */
export function scenarioRoutes(app: App, { runScenario }: Desk): void {
  app.get('/control/scenarios', async () => {
    const names = (await readdir(FOLDER)).filter((name) => /\.(ya?ml|json)$/.test(name)).sort();
    const texts = await Promise.all(names.map((name) => readFile(new URL(name, FOLDER), 'utf8')));
    return {
      scenarios: names.map((name, index) => {
        const text = texts[index] ?? '';
        return { file: name, name: readScenario(text).name, text };
      }),
    };
  });
  app.post('/control/scenarios/run', async (request) => {
    const { text } = readBody(runBody, request);
    if (runScenario === undefined) {
      const said = { zh: '这个模拟器不能运行剧本', en: 'This emulator runs no scenarios' };
      throw new ControlError(409, 'no-scenarios', said);
    }
    try {
      return await runScenario(text);
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      const said = {
        zh: `剧本无法运行：${error.message}`,
        en: `The scenario cannot be run: ${error.message}`,
      };
      throw new ControlError(422, 'scenario-unusable', said);
    }
  });
}
