import { Liquid } from 'liquidjs';
import type { TemplateFacts } from './rules/rule.ts';

/** Tags that a text may use: no loops, so that it ends at once, and no files. */
const allowedTags = new Set(['if', 'unless', 'case', 'assign', 'capture', 'comment', 'raw', '#']);

/** The one template language of the product, for lint and for sending. */
export function createTemplateEngine(): Liquid {
  const engine = new Liquid({
    strictFilters: true,
    ownPropertyOnly: true,
    parseLimit: 100_000,
    renderLimit: 200,
  });
  for (const tag of Object.keys(engine.tags)) if (!allowedTags.has(tag)) delete engine.tags[tag];
  return engine;
}

/** What texts may say of the people concerned. */
export function templateValues({ contact, staff }: { contact: string | null; staff: string | null }) {
  return { contact: { name: contact ?? '' }, staff: { name: staff ?? '' } };
}

/** Reads a text without rendering it. Never throws. */
export function readTemplate(engine: Liquid, text: string): TemplateFacts {
  try {
    const names = engine.globalFullVariablesSync(engine.parse(text));
    return { error: null, variables: [...new Set(names)] };
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { error: first, variables: [] };
  }
}
