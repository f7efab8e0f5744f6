import type { CST } from 'yaml';

/**
 * Whether collections nest deeper than `limit`. Walks without recursion: the YAML composer recurses, and on a
 * hostile file it would exhaust the stack of the process.
 */
export function nestsDeeper(tokens: readonly CST.Token[], limit: number): boolean {
  const stack: [token: CST.Token, depth: number][] = tokens.map((token) => [token, 0]);
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [token, depth] = next;
    if (depth > limit) return true;
    for (const child of childrenOf(token)) stack.push([child, isCollection(child) ? depth + 1 : depth]);
  }
  return false;
}

function childrenOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!isCollection(token)) return [];
  return token.items.flatMap((item) =>
    [item.key, item.value].filter((part) => part !== undefined && part !== null),
  );
}

function isCollection(token: CST.Token): token is CST.BlockMap | CST.BlockSequence | CST.FlowCollection {
  return token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection';
}
