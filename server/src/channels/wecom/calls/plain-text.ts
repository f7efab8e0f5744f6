/** Messages of the app know some HTML; what people wrote is not HTML. */
export function plainText(text: string): string {
  return text.replaceAll('<', '＜').replaceAll('>', '＞');
}
