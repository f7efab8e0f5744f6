import type { SidebarScript } from '@hetang/contract/http/sidebar';
import type { Script } from '@hetang/contract/plan/kinds/scripts';
import { createTemplateEngine, templateValues } from '../../plan/template.ts';

/** Where the words are said, and by whom. */
export interface Occasion {
  channel: Script['channel'];
  /** The customer's name; null where there are many. */
  contact: string | null;
  /** The member's name. */
  staff: string;
  /** Stages that the customer is at, or that the group is for. */
  stages: readonly string[];
  /** As `group/value`. */
  tags: readonly string[];
}

const engine = createTemplateEngine();

/** The scripts for a channel with their texts filled in; those for the occasion's stages or tags come first. 话术 */
export function fillScripts(
  scripts: Readonly<Record<string, Script>>,
  { channel, contact, staff, stages, tags }: Occasion,
): SidebarScript[] {
  const values = templateValues({ contact, staff });
  const filled = Object.entries(scripts)
    .filter(([, script]) => script.channel === channel)
    .map(([key, script]) => ({
      key,
      name: script.name,
      description: script.description ?? null,
      objection: script.objection ?? null,
      fits:
        script.stages.some((stage) => stages.includes(stage)) ||
        script.tags.some((tag) => tags.includes(tag)),
      steps: script.steps.map(({ when, text }, place) => ({
        place,
        when: when ?? null,
        text: fill(text, values),
      })),
    }));
  return [...filled.filter(({ fits }) => fits), ...filled.filter(({ fits }) => !fits)];
}

/** One text that cannot be filled in must not take the others away. */
function fill(text: string, values: object): string | null {
  try {
    return engine.parseAndRenderSync(text, values);
  } catch {
    return null;
  }
}
