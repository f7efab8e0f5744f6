import type { Reference } from '@hetang/contract/http/reference';
import type { WordGroup } from './use-word.ts';

type Word = (group: WordGroup, code: string) => string;

/**
 * Why something ended or was put off: an event's name, a code with a word, `platform-<number>: <its word>`,
 * `template: <what is wrong>`, `journey-<how it ended>`, what came of a step, else as it is.
 */
export function reasonText(word: Word, reason: string): string {
  if (/^[a-z-]+\.[a-z.-]+$/.test(reason)) return word('event', reason);
  const platform = /^(?:platform|wecom)-(-?\d+)(?:: (.*))?$/s.exec(reason);
  if (platform?.[1]) return [word('reason', 'platform'), platform[1], platform[2]].filter(Boolean).join(' ');
  const template = /^template: (.*)$/s.exec(reason)?.[1];
  if (template) return `${word('reason', 'template')}: ${template}`;
  const known = word('reason', reason);
  if (known !== reason) return known;
  const ended = /^journey-(.+)$/.exec(reason)?.[1];
  return ended
    ? `${word('reason', 'journey-ended')}: ${reasonText(word, ended)}`
    : word('stepOutcome', reason);
}

/** Where something came from: `wecom`, or with a detail as `journey:new-friend` and `api:shop`. */
export function sourceText(word: Word, reference: Reference | undefined, source: string): string {
  const colon = source.indexOf(':');
  if (colon < 0) return word('source', source);
  const kind = source.slice(0, colon);
  const key = source.slice(colon + 1);
  const lists = { journey: reference?.journeys, code: reference?.codes };
  const list = kind === 'journey' || kind === 'code' ? lists[kind] : undefined;
  return `${word('source', kind)} ${list?.find((named) => named.key === key)?.name ?? key}`;
}
