/**
 * The line that a key leads to in an open tree, given the depth of each line; null when it leads nowhere. Left goes to
 * the line above that this one belongs to, right to the first that belongs to this one.
 */
export function treeMove(key: string, depths: readonly number[], at: number): number | null {
  const last = depths.length - 1;
  const depth = depths[at] ?? 0;
  switch (key) {
    case 'ArrowDown':
      return at < last ? at + 1 : null;
    case 'ArrowUp':
      return at > 0 ? at - 1 : null;
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'ArrowRight':
      return (depths[at + 1] ?? 0) > depth ? at + 1 : null;
    case 'ArrowLeft': {
      const above = depths.findLastIndex((other, index) => index < at && other < depth);
      return above < 0 ? null : above;
    }
    default:
      return null;
  }
}
