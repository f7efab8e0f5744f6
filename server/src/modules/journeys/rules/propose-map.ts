import type { JourneyNode } from './compile.ts';

/** Where people at a step of an earlier version go on in the newest, and how that was found. */
export interface Mapping {
  from: number;
  to: number | null;
  by: 'id' | 'content' | 'map' | 'none';
  how: 'keep' | 'enter' | 'stay' | 'exit';
}

/** What an operator asks for: a step, or that people stay on their version, or leave. */
export type Target = number | 'stay' | 'exit';

type Waits = 'time' | 'event' | 'task' | null;

/** What people wait for at a step; null where nobody ever waits. */
export function waitsAt(node: JourneyNode | undefined): Waits {
  switch (node?.kind) {
    case 'wait':
    case 'wait-until':
    case 'wait-date':
      return 'time';
    case 'wait-for':
      return 'event';
    case 'task':
      return node.task.wait ? 'task' : null;
    default:
      return null;
  }
}

/**
 * A mapping for every step of `from` at which people can be: the step with the same `id`, else the one that says
 * the same (of several the same one in order), else nothing. Where the newest step waits for the same kind of thing
 * people go on waiting as they were; elsewhere they begin it.
 */
export function proposeMap(from: readonly JourneyNode[], to: readonly JourneyNode[]): Mapping[] {
  return from.map((node) => {
    const found = sameId(node, to) ?? sameContent(node, from, to);
    if (!found) return { from: node.id, to: null, by: 'none', how: 'stay' };
    return { from: node.id, to: found.node.id, by: found.by, how: howTo(node, found.node) };
  });
}

/** The mapping with what the operator asks for over it. */
export function withWishes(
  proposal: readonly Mapping[],
  nodes: { from: readonly JourneyNode[]; to: readonly JourneyNode[] },
  wishes: { map: ReadonlyMap<number, Target>; unmapped: 'stay' | 'exit' },
): Mapping[] {
  return proposal.map((mapping): Mapping => {
    const wish = wishes.map.get(mapping.from);
    if (wish === undefined) return mapping.to === null ? { ...mapping, how: wishes.unmapped } : mapping;
    if (typeof wish === 'string') return { from: mapping.from, to: null, by: 'map', how: wish };
    return { from: mapping.from, to: wish, by: 'map', how: howTo(nodes.from[mapping.from], nodes.to[wish]) };
  });
}

function howTo(from: JourneyNode | undefined, to: JourneyNode | undefined): 'keep' | 'enter' {
  const waits = waitsAt(from);
  return waits !== null && waits === waitsAt(to) ? 'keep' : 'enter';
}

function sameId(node: JourneyNode, to: readonly JourneyNode[]): { node: JourneyNode; by: 'id' } | undefined {
  const found = node.named ? to.find((other) => other.named && other.name === node.name) : undefined;
  return found && { node: found, by: 'id' };
}

function sameContent(
  node: JourneyNode,
  from: readonly JourneyNode[],
  to: readonly JourneyNode[],
): { node: JourneyNode; by: 'content' } | undefined {
  // A step with a name of its own that is gone was taken out, whatever else says the same.
  const equal = (other: JourneyNode): boolean =>
    other.kind === node.kind && other.print === node.print && !(node.named && other.named);
  const twins = from.filter((other) => other.id <= node.id && equal(other));
  const place = node.named ? 0 : twins.length - 1;
  const found = to.filter(equal)[place];
  return found && { node: found, by: 'content' };
}
