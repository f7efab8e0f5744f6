// The list of pages and the search of the reference. No request leaves the page: the index is a script beside it.
const { root = '', page = '' } = document.documentElement.dataset;
const index = window.hetangIndex ?? [];
const field = document.querySelector('#q');
const list = document.querySelector('#found');
const said = document.querySelector('#said');
const MOST = 20;
let active = -1;

function showPages() {
  const box = document.querySelector('#pages');
  for (const group of ['guide', 'kind', 'rule']) {
    const ul = document.createElement('ul');
    for (const entry of index.filter((one) => one.p === 1 && one.g === group)) {
      const a = document.createElement('a');
      a.href = root + entry.u;
      a.textContent = entry.t;
      if (entry.u === page) a.setAttribute('aria-current', 'page');
      const li = document.createElement('li');
      li.append(a);
      ul.append(li);
    }
    box.append(ul);
  }
  box.open = matchMedia('(min-width: 900px)').matches;
  if (box.open) box.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
}

/** Chinese has no spaces: a run of it is looked for whole, or by its pairs of characters. */
function bigrams(run) {
  return run.length < 3 ? [run] : Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2));
}

function termsOf(query) {
  return (
    query
      .toLowerCase()
      .normalize('NFKC')
      .match(/\p{Script=Han}+|[\p{L}\p{N}./_-]+/gu) ?? []
  );
}

function share(text, term) {
  if (text.includes(term)) return 1;
  if (!/^\p{Script=Han}{3,}$/u.test(term)) return 0;
  const pairs = bigrams(term);
  const hits = pairs.filter((pair) => text.includes(pair)).length / pairs.length;
  return hits >= 0.5 ? hits / 2 : 0;
}

function scoreOf(entry, terms) {
  const title = entry.t.toLowerCase();
  const text = entry.x.toLowerCase();
  let score = 0;
  for (const term of terms) {
    const own = Math.max(share(title, term) * 6, share(text, term));
    if (own === 0) return 0;
    const exact = title.split(/[ /]/).includes(term) ? 6 : 0;
    score += own + exact;
  }
  return score + entry.p * 2 - Math.min(entry.t.length, 60) / 100;
}

function find(query) {
  const terms = termsOf(query);
  if (terms.length === 0) return [];
  const found = index
    .map((entry) => ({ entry, score: scoreOf(entry, terms) }))
    .filter((one) => one.score > 0);
  found.sort((a, b) => b.score - a.score);
  return found.slice(0, MOST).map((one) => one.entry);
}

function snippet(entry, terms) {
  const at = Math.max(0, entry.x.toLowerCase().indexOf(terms[0] ?? '') - 30);
  return (at > 0 ? '…' : '') + entry.x.slice(at, at + 110);
}

function show() {
  const query = field.value.trim();
  const found = find(query);
  active = -1;
  list.replaceChildren(
    ...found.map((entry, i) => {
      const option = document.createElement('a');
      option.id = `found-${i}`;
      option.href = root + entry.u;
      option.tabIndex = -1;
      option.setAttribute('role', 'option');
      const strong = document.createElement('strong');
      strong.textContent = entry.t;
      const small = document.createElement('small');
      small.textContent = snippet(entry, termsOf(query));
      option.append(strong, small);
      return option;
    }),
  );
  open(query !== '' && found.length > 0);
  said.textContent =
    query === '' ? '' : found.length > 0 ? `${found.length} ${said.dataset.some}` : said.dataset.none;
  said.classList.toggle('hidden', query === '' || found.length > 0);
}

function open(yes) {
  list.hidden = !yes;
  field.setAttribute('aria-expanded', String(yes));
  if (!yes) choose(-1);
}

function choose(i) {
  active = i;
  for (const [n, option] of [...list.children].entries()) {
    option.setAttribute('aria-selected', String(n === i));
    if (n === i) option.scrollIntoView({ block: 'nearest' });
  }
  if (i < 0) field.removeAttribute('aria-activedescendant');
  else field.setAttribute('aria-activedescendant', `found-${i}`);
}

field.addEventListener('input', show);
field.addEventListener('focus', () => list.children.length > 0 && open(true));
field.addEventListener('keydown', (event) => {
  const count = list.children.length;
  if (event.key === 'Escape') open(false);
  else if (event.key === 'ArrowDown' && count > 0) choose((active + 1) % count);
  else if (event.key === 'ArrowUp' && count > 0) choose((active - 1 + count) % count);
  else if (event.key === 'Enter') list.children[Math.max(active, 0)]?.click();
  else return;
  event.preventDefault();
});
document.addEventListener('keydown', (event) => {
  const typing = event.target instanceof HTMLInputElement;
  if (event.key !== '/' || typing || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  field.focus();
});
document.addEventListener('click', (event) => {
  if (!event.target.closest('search') || event.target.closest('#found')) open(false);
});
showPages();
// What is wider than the page is scrolled with the keyboard too.
for (const wide of document.querySelectorAll('pre, .wide')) wide.tabIndex = 0;
