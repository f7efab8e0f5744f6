/**
 * Reads JSON lines of a text that grows. Each call takes the whole text so far and answers the values of the lines
 * that have become complete since the last one.
 */
export function makeLineReader(): (text: string) => unknown[] {
  let taken = 0;
  return (text) => {
    const end = text.lastIndexOf('\n') + 1;
    if (end <= taken) return [];
    const lines = text.slice(taken, end).split('\n');
    taken = end;
    return lines.filter((line) => line !== '').map((line): unknown => JSON.parse(line));
  };
}
