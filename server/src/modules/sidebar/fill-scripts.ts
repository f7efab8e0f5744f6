import type { SidebarScript } from '@hetang/contract/http/sidebar';
import type { Script } from '@hetang/contract/plan/kinds/scripts';
import { createTemplateEngine, templateValues } from '../../plan/template.ts';

/** Between whom the words are said. */
export interface Speakers {
  /** `tags` as `group/value`. */
  contact: { name: string | null; stage: string | null; tags: readonly string[] };
  /** The member's name. */
  staff: string;
}

const engine = createTemplateEngine();

/** The scripts for a private chat with their texts filled in; those for the contact's stage or tags come first. 话术 */
export function fillScripts(
  scripts: Readonly<Record<string, Script>>,
  { contact, staff }: Speakers,
): SidebarScript[] {
  const values = templateValues({ contact: contact.name, staff });
  const filled = Object.entries(scripts)
    .filter(([, script]) => script.channel === 'private-chat')
    .map(([key, script]) => ({
      key,
      name: script.name,
      description: script.description ?? null,
      objection: script.objection ?? null,
      fits:
        (contact.stage !== null && script.stages.includes(contact.stage)) ||
        script.tags.some((tag) => contact.tags.includes(tag)),
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
