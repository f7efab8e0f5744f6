import type { Condition, FieldLeaf, Leaf } from '@hetang/contract/plan/condition';

/** The kinds of facts that a condition may ask for, in the order of the choice; each is named by its first key. */
export const leafKinds = [
  'field',
  'tag',
  'tag-group',
  'stage',
  'tier',
  'segment',
  'event',
  'sequence',
  'orders',
  'code',
  'friend',
  'community',
  'journey',
  'consent',
] as const;
export type LeafKind = (typeof leafKinds)[number];
/** The leaf of a kind. */
export type LeafOf<K extends LeafKind> = Extract<Leaf, { [key in K]: unknown }>;

/** Whether a condition is a single fact. */
export function isLeaf(condition: Condition): condition is Leaf {
  return leafKinds.some((kind) => kind in condition);
}

export function kindOf(leaf: Leaf): LeafKind {
  const kind = leafKinds.find((known) => known in leaf);
  if (kind === undefined) throw new RangeError(`not a fact: ${Object.keys(leaf).join(', ')}`);
  return kind;
}

const fresh: { [K in LeafKind]: LeafOf<K> } = {
  field: { field: '' },
  tag: { tag: '' },
  'tag-group': { 'tag-group': '' },
  stage: { stage: '' },
  tier: { tier: '' },
  segment: { segment: '' },
  event: { event: '' },
  sequence: { sequence: [{ event: '' }, { event: '' }] },
  orders: { orders: 'count', 'at-least': 1 },
  code: { code: '' },
  friend: { friend: '' },
  community: { community: '' },
  journey: { journey: '' },
  consent: { consent: 'message' },
};

/** A fact of the kind with nothing chosen yet. */
export function freshLeaf(kind: LeafKind): Leaf {
  return structuredClone(fresh[kind]);
}

/** Whether something still has to be chosen before the fact can be asked. */
export function isUnfinished(leaf: Leaf): boolean {
  if ('sequence' in leaf)
    return leaf.sequence.some((step) => step.event === '' || unfinishedWhere(step.where));
  if ('orders' in leaf) return isOpen(leaf) || unfinishedDays(leaf.between);
  if ('event' in leaf)
    return (
      leaf.event === '' ||
      unfinishedWhere(leaf.where) ||
      unfinishedMeasure(leaf) ||
      unfinishedDays(leaf.between)
    );
  if ('field' in leaf && (leaf.is === '' || leaf.in?.length === 0)) return true;
  return Object.values(leaf)[0] === '';
}

function unfinishedWhere(where: Record<string, unknown> | undefined): boolean {
  return Object.entries(where ?? {}).some(([property, value]) => property === '' || value === '');
}

function unfinishedMeasure(leaf: LeafOf<'event'>): boolean {
  const property = leaf.sum ?? leaf.min ?? leaf.max;
  if (property === undefined) return false;
  return property === '' || isOpen(leaf);
}

function isOpen(leaf: Pick<LeafOf<'orders'>, 'at-least' | 'at-most'>): boolean {
  return leaf['at-least'] === undefined && leaf['at-most'] === undefined;
}

function unfinishedDays(days: LeafOf<'orders'>['between']): boolean {
  return days !== undefined && days.from === undefined && days.to === undefined;
}

/** How a field is compared. */
export const fieldTests = ['known', 'unknown', 'is', 'in', 'range'] as const;
export type FieldTest = (typeof fieldTests)[number];

export function testOf(leaf: FieldLeaf): FieldTest {
  if (leaf.is !== undefined) return 'is';
  if (leaf.in !== undefined) return 'in';
  if (leaf['at-least'] !== undefined || leaf['at-most'] !== undefined) return 'range';
  return leaf.known === false ? 'unknown' : 'known';
}

/** The same field compared in another way, with nothing entered yet. */
export function withTest({ field }: Pick<FieldLeaf, 'field'>, test: FieldTest): FieldLeaf {
  if (test === 'is') return { field, is: '' };
  if (test === 'in') return { field, in: [] };
  if (test === 'range') return { field, 'at-least': 0 };
  return { field, known: test === 'known' };
}

/** A field compared in several ways at once, as one fact for each: all of them must hold. */
export function apart(leaf: Leaf): Leaf[] {
  if (!('field' in leaf)) return [leaf];
  const { field, is, in: among, known } = leaf;
  const bounds = {
    ...(leaf['at-least'] === undefined ? {} : { 'at-least': leaf['at-least'] }),
    ...(leaf['at-most'] === undefined ? {} : { 'at-most': leaf['at-most'] }),
  };
  const parts: FieldLeaf[] = [
    ...(is === undefined ? [] : [{ field, is }]),
    ...(among === undefined ? [] : [{ field, in: among }]),
    ...(Object.keys(bounds).length === 0 ? [] : [{ field, ...bounds }]),
    ...(known === undefined ? [] : [{ field, known }]),
  ];
  return parts.length > 1 ? parts : [leaf];
}

/** A leaf without the keys whose value is undefined, as plans are written. */
export function tidy<T extends Condition>(leaf: T): T {
  return Object.fromEntries(Object.entries(leaf).filter(([, value]) => value !== undefined)) as T;
}
