import {
  duplicateAt,
  mayDuplicate,
  mayRemove,
  mayShift,
  type Place,
  placeOf,
  removeAt,
  type Steps,
  shiftAt,
} from './edit-steps.ts';
import type { OutlineLine } from './outline.ts';
import { after, insideOf } from './place-on-edge.ts';

export const commands = ['open', 'before', 'after', 'duplicate', 'up', 'down', 'move', 'remove'] as const;
export type Command = (typeof commands)[number];

/** What a command does: new steps, or a place where one is to be put in, or something of the editor's own. */
export type Deed = { steps: Steps } | { place: Place } | { own: 'open' | 'move' };

/** What a command would do with a step or an arm; null when it makes no sense there. */
export function deedOf(command: Command, steps: Steps, line: OutlineLine): Deed | null {
  const isStep = line.kind === 'step';
  if (line.kind === 'end') return command === 'before' ? { place: placeOf(line.path) } : null;
  switch (command) {
    case 'open':
      return { own: 'open' };
    case 'before':
      return isStep ? { place: placeOf(line.path) } : null;
    case 'after':
      return { place: isStep ? after(line) : insideOf(steps, line) };
    case 'move':
      return isStep && mayLeave(steps, line) ? { own: 'move' } : null;
    default:
      return changeOf(command, steps, line);
  }
}

type Change = Extract<Command, 'duplicate' | 'up' | 'down' | 'remove'>;

function changeOf(command: Change, steps: Steps, { path }: OutlineLine): Deed | null {
  const may = {
    duplicate: () => mayDuplicate(steps, path),
    up: () => mayShift(steps, path, -1),
    down: () => mayShift(steps, path, 1),
    remove: () => mayRemove(steps, path),
  };
  const change = {
    duplicate: () => duplicateAt(steps, path),
    up: () => shiftAt(steps, path, -1),
    down: () => shiftAt(steps, path, 1),
    remove: () => removeAt(steps, path),
  };
  return may[command]() ? { steps: change[command]() } : null;
}

/** The only step of a journey can go nowhere. */
function mayLeave(steps: Steps, { path }: OutlineLine): boolean {
  return path.length > 1 || steps.length > 1;
}

interface Pressed {
  key: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** The command of a key on a line of the outline. */
export function commandOf({ key, altKey, ctrlKey, metaKey }: Pressed): Command | null {
  if (altKey) return key === 'ArrowUp' ? 'up' : key === 'ArrowDown' ? 'down' : null;
  if (ctrlKey || metaKey) return key === 'd' ? 'duplicate' : null;
  const plain: Record<string, Command> = {
    Delete: 'remove',
    '+': 'after',
    Insert: 'after',
    m: 'move',
    e: 'open',
  };
  return plain[key] ?? null;
}
