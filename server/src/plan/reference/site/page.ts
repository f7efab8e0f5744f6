/** A page of the site, in one language. */
export interface SitePage {
  /** `rules/reach-quota.html`, below the folder of the language. */
  path: string;
  title: string;
  group: 'guide' | 'kind' | 'rule';
  /** What the page begins with in lists. */
  summary: string;
  html: string;
  /** Places of the page that are found by themselves. */
  entries: readonly SiteEntry[];
}

/** Something that search finds. */
export interface SiteEntry {
  title: string;
  /** The part after `#`; empty for the page itself. */
  anchor: string;
  /** Words that it is found by, beside its title. */
  text: string;
}
