interface View {
  list: string;
  name: string;
  query: string;
}

/**
 * What questions to be kept are called beside those that somebody has: the same question under the same name is the one
 * that is there; another question of that name is left as it is, and the new one takes the next number.
 */
export function nameViews<W extends View>(
  had: readonly (View & { id: number })[],
  wanted: readonly W[],
): (W & { id: number | null })[] {
  const taken = new Map(had.map((view) => [`${view.list} ${view.name}`, view]));
  return wanted.map((view) => {
    for (let nr = 1; ; nr++) {
      const name = nr === 1 ? view.name : `${view.name} ${nr}`;
      const there = taken.get(`${view.list} ${name}`);
      if (there?.query === view.query) return { ...view, name, id: there.id };
      if (!there) return { ...view, name, id: null };
    }
  });
}
