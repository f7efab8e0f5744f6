import type { CST } from 'yaml';

/**
 * Whether collections nest deeper than `limit`. Walks without recursion: the YAML composer recurses, and on a
 * hostile file it would exhaust the stack of the process.
 */
export function nestsDeeper(tokens: readonly CST.Token[], limit: number): boolean {
  const stack: [token: CST.Token, depth: number][] = tokens.map((token) => [token, 0]);
  const push = (child: CST.Token | null | undefined, depth: number): void => {
    if (child && (isCollection(child) || child.type === 'document'))
      stack.push([child, isCollection(child) ? depth + 1 : depth]);
  };
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [token, depth] = next;
    if (depth > limit) return true;
    if (token.type === 'document') push(token.value, depth);
    if (!isCollection(token)) continue;
    for (const { key, value } of token.items) {
      push(key, depth);
      push(value, depth);
    }
  }
  return false;
}

function isCollection(token: CST.Token): token is CST.BlockMap | CST.BlockSequence | CST.FlowCollection {
  return token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection';
}
