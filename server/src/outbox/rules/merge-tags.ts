/** What one intention wants of a contact's tags, as `group/value`. */
export interface TagWish {
  add: string[];
  remove: string[];
}

/** The net of several wishes in order: for each tag the last word counts. */
export function mergeTags(wishes: readonly TagWish[]): TagWish {
  const last = new Map<string, boolean>();
  for (const wish of wishes) {
    for (const tag of wish.remove) last.set(tag, false);
    for (const tag of wish.add) last.set(tag, true);
  }
  const pick = (want: boolean) => [...last].filter(([, on]) => on === want).map(([tag]) => tag);
  return { add: pick(true), remove: pick(false) };
}
