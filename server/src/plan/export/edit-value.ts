import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  Pair,
  Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { armsOf, isObject, pickArm, type Schema, unwrap } from '../check/schema-walk.ts';
import { gapsBetween } from '../gaps-between.ts';
import { withoutDefaults } from '../without-defaults.ts';
import { nodeFor } from '../yaml-style.ts';

/** What became of the nodes of one definition. */
export interface ValueEdits {
  document: Document;
  /** Words and numbers that changed in their place. */
  scalars: Set<Scalar>;
  /** Collections that gained, lost or moved entries. */
  collections: Set<YAMLMap | YAMLSeq>;
}

/**
 * Changes a node of a YAML document until it says `target`, touching as little as it can. Answers the node that
 * should stand there instead when this one cannot be changed in place, else null.
 */
export function editValue(edits: ValueEdits, schema: Schema, node: Node, target: unknown): Node | null {
  if (says(edits, schema, node, target)) return null;
  if (!isScalar(node)) return editHolder(edits, schema, node, target) ? null : fresh(edits, schema, target);
  return isPlain(target) ? editScalar(edits, { schema, node, target }) : fresh(edits, schema, target);
}

/** Whether a map or a list could be changed in place. */
function editHolder(edits: ValueEdits, schema: Schema, node: Node, target: unknown): boolean {
  const arm = sharedArm(schema, node.toJS(edits.document), target);
  const def = arm && unwrap(arm)._zod.def;
  switch (def?.type) {
    case 'object':
      return isMap(node) && isObject(target) && editMap(edits, node, target, (key) => def.shape[key]);
    case 'record':
      return editParts(edits, def.valueType, node, target);
    case 'array':
      return isSeq(node) && editParts(edits, def.element, node, target);
    case 'unknown':
      // Without a schema maps and lists are what they look like.
      return editParts(edits, arm ?? schema, node, target);
    default:
      return false;
  }
}

/** Parts that all follow one schema. */
function editParts(edits: ValueEdits, schema: Schema, node: Node, target: unknown): boolean {
  if (isMap(node) && isObject(target)) return editRecord(edits, node, target, schema);
  return isSeq(node) && Array.isArray(target) && editList(edits, node, schema, target);
}

function isPlain(target: unknown): boolean {
  return typeof target !== 'object';
}

function editRecord(edits: ValueEdits, node: YAMLMap, target: Record<string, unknown>, values: Schema): true {
  editMap(edits, node, target, () => values);
  sortKeys(edits, node, Object.keys(target));
  return true;
}

function says({ document }: ValueEdits, schema: Schema, node: Node, target: unknown): boolean {
  const parsed = parse(schema, node.toJS(document));
  return parsed !== undefined && written(schema, parsed) === written(schema, target);
}

function parse(schema: Schema, raw: unknown): unknown {
  const result = (schema as unknown as { safeParse(raw: unknown): { data?: unknown } }).safeParse(raw);
  return result.data;
}

function written(schema: Schema, value: unknown): string {
  return JSON.stringify(withoutDefaults(schema, value));
}

/** The arm of a union that both the text and the target are of. */
function sharedArm(schema: Schema, raw: unknown, target: unknown): Schema | undefined {
  if (!armsOf(schema)) return schema;
  const arm = pickArm(schema, raw);
  return arm === pickArm(schema, target) ? arm : undefined;
}

function editMap(
  edits: ValueEdits,
  node: YAMLMap,
  target: Record<string, unknown>,
  schemaOf: (key: string) => Schema | undefined,
): true {
  const present = new Map(node.items.map((pair) => [keyOf(pair), pair]));
  for (const [key, pair] of present) {
    const schema = schemaOf(key);
    if (schema && target[key] !== undefined) setValue(edits, node, { pair, schema, target: target[key] });
    else if (target[key] === undefined) {
      node.items = node.items.filter((one) => one !== pair);
      edits.collections.add(node);
    }
  }
  for (const [key, value] of Object.entries(target)) {
    const schema = schemaOf(key);
    if (present.has(key) || value === undefined || !schema || isDefault(schema, value)) continue;
    node.items.push(new Pair(new Scalar(key), fresh(edits, schema, value)));
    edits.collections.add(node);
  }
  return true;
}

function setValue(
  edits: ValueEdits,
  parent: YAMLMap,
  { pair, schema, target }: { pair: Pair; schema: Schema; target: unknown },
): void {
  const instead = isNode(pair.value)
    ? editValue(edits, schema, pair.value, target)
    : fresh(edits, schema, target);
  if (!instead) return;
  pair.value = instead;
  edits.collections.add(parent);
}

function sortKeys(edits: ValueEdits, node: YAMLMap, order: readonly string[]): void {
  const place = (pair: Pair) => order.indexOf(keyOf(pair));
  const sorted = node.items.toSorted((a, b) => place(a) - place(b));
  if (sorted.some((pair, i) => pair !== node.items[i])) edits.collections.add(node);
  node.items = sorted;
}

function editList(edits: ValueEdits, node: YAMLSeq, element: Schema, target: unknown[]): true {
  const items = [...node.items];
  const old = items.map((item) =>
    written(element, parse(element, isNode(item) ? item.toJS(edits.document) : item)),
  );
  const gaps = gapsBetween(
    old,
    target.map((item) => written(element, item)),
  );
  for (const { old: from, fresh: to } of gaps.toReversed()) {
    const partners = partnersIn(items, {
      from,
      wanted: to.map((at) => target[at]),
      document: edits.document,
    });
    const next = to.map((at, i) => {
      const item = partners[i] === undefined ? undefined : items[partners[i]];
      const value = target[at];
      const instead = isNode(item) ? editValue(edits, element, item, value) : fresh(edits, element, value);
      if (instead) edits.collections.add(node);
      return instead ?? item;
    });
    if (from.length !== to.length) edits.collections.add(node);
    node.items.splice(from[0] ?? placeBefore(gaps, { from, to }), from.length, ...next);
  }
  return true;
}

interface Gap {
  /** Places of the old items. */
  from: readonly number[];
  wanted: readonly unknown[];
  document: Document;
}

/** Which old item each new one is made of: one by one, and where some came or went the next that looks alike. */
function partnersIn(items: readonly unknown[], { from, wanted, document }: Gap): (number | undefined)[] {
  if (from.length === wanted.length) return [...from];
  const shapes = from.map((at) => shapeOf(isNode(items[at]) ? items[at].toJS(document) : items[at]));
  let next = 0;
  return wanted.map((value) => {
    const found = shapes.indexOf(shapeOf(value), next);
    if (found < 0) return undefined;
    next = found + 1;
    return from[found];
  });
}

/** What a value is about: the first of its keys, as with steps. */
function shapeOf(value: unknown): string {
  return isObject(value) ? `{${Object.keys(value)[0] ?? ''}` : typeof value;
}

/** Where items go in when none of the old list stands there: as many old ones come before as new ones were kept. */
function placeBefore(
  gaps: ReturnType<typeof gapsBetween>,
  { from, to }: { from: readonly number[]; to: readonly number[] },
): number {
  let shift = 0;
  for (const gap of gaps) {
    if (gap.old === from || gap.fresh === to) break;
    shift += gap.fresh.length - gap.old.length;
  }
  return (to[0] ?? 0) - shift;
}

function editScalar(
  edits: ValueEdits,
  { schema, node, target }: { schema: Schema; node: Scalar; target: unknown },
): Node | null {
  if (typeof node.value !== 'string' || typeof target !== 'string') {
    if (typeof node.value !== typeof target) return fresh(edits, schema, target);
    node.value = target;
    delete node.source;
  } else {
    // Quotes around nothing are no choice of style.
    if (node.value === '') delete node.type;
    // A text block ends with a line break that the schema may take off.
    const ended = node.value.endsWith('\n') && parse(schema, `${target}\n`) === target;
    node.value = ended ? `${target}\n` : target;
  }
  edits.scalars.add(node);
  return null;
}

function isDefault(schema: Schema, value: unknown): boolean {
  const def = (schema as ReturnType<typeof unwrap>)._zod.def as { type: string; defaultValue?: unknown };
  return def.type === 'default' && JSON.stringify(def.defaultValue) === JSON.stringify(value);
}

function fresh({ document }: ValueEdits, schema: Schema, target: unknown): Node {
  return nodeFor(document, withoutDefaults(schema, target));
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}
