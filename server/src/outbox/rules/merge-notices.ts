const SHOWN = 5;

/** Several notices with one title become one text: the first few, then how many more. */
export function mergeNotices(texts: readonly string[]): string {
  const shown = texts.slice(0, SHOWN);
  const more = texts.length - shown.length;
  return [...shown, ...(more > 0 ? [`……还有 ${more} 条`] : [])].join('\n');
}
