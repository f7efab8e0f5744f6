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
  if (isMap(node) && isObject(target)) {
    if (def?.type === 'object') editMap(edits, node, target, (key) => def.shape[key]);
    else if (def?.type === 'record') editRecord(edits, node, target, def.valueType);
    else return false;
    return true;
  }
  if (def?.type !== 'array' || !isSeq(node) || !Array.isArray(target)) return false;
  editList(edits, node, def.element, target);
  return true;
}

function isPlain(target: unknown): boolean {
  return typeof target !== 'object';
}

function editRecord(edits: ValueEdits, node: YAMLMap, target: Record<string, unknown>, values: Schema): void {
  editMap(edits, node, target, () => values);
  sortKeys(edits, node, Object.keys(target));
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
): void {
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
}

function setValue(
  edits: ValueEdits,
  parent: YAMLMap,
  { pair, schema, target }: { pair: Pair; schema: Schema; target: unknown },
): void {
  const instead = isNode(pair.value)
    ? editValue(edits, schema, pair.value, target)
    : fresh(edits, schema, target);
  if (isScalar(pair.value) && edits.scalars.has(pair.value) && isBlock(pair.value))
    edits.collections.add(parent);
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

function editList(edits: ValueEdits, node: YAMLSeq, element: Schema, target: unknown[]): void {
  const items = [...node.items];
  const old = items.map((item) =>
    written(element, parse(element, isNode(item) ? item.toJS(edits.document) : item)),
  );
  const gaps = gapsBetween(
    old,
    target.map((item) => written(element, item)),
  );
  for (const { old: from, fresh: to } of gaps.toReversed()) {
    const paired = Math.min(from.length, to.length);
    for (let i = 0; i < paired; i++) {
      const at = from[i] ?? 0;
      const item = items[at];
      const value = target[to[i] ?? 0];
      const instead = isNode(item) ? editValue(edits, element, item, value) : fresh(edits, element, value);
      if (instead) node.items[at] = instead;
      if (instead || (isScalar(item) && isBlock(item))) edits.collections.add(node);
    }
    if (from.length === to.length) continue;
    const added = to.slice(paired).map((at) => fresh(edits, element, target[at]));
    const cut = (from[paired - 1] ?? (from[0] ?? placeBefore(gaps, { from, to })) - 1) + 1;
    node.items.splice(cut, from.length - paired, ...added);
    edits.collections.add(node);
  }
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

function isBlock(node: Scalar): boolean {
  return node.type?.startsWith('BLOCK') === true || String(node.value).includes('\n');
}

function fresh({ document }: ValueEdits, schema: Schema, target: unknown): Node {
  return nodeFor(document, withoutDefaults(schema, target));
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}
