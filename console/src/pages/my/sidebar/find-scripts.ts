import type { SidebarScript } from '@hetang/contract/http/sidebar';

/** The scripts that have every word of a search somewhere, in the order given. */
export function findScripts(scripts: readonly SidebarScript[], search: string): SidebarScript[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return scripts.filter(({ name, description, objection, steps }) => {
    const said = steps.flatMap(({ when, text }) => [when, text]);
    const all = [name, description, objection, ...said].join('\n').toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
