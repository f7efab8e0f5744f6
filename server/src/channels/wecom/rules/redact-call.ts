/** Values that open something. */
const SECRET = /token|secret|ticket|welcome_code|^code$|response_code|signature|aes_?key|password/i;
/** What names a person who is no member of staff, or is about them. */
const PRIVATE = new Set([
  'name',
  'nickname',
  'avatar',
  'unionid',
  'openid',
  'remark',
  'remark_company',
  'remark_corp_name',
  'remark_mobiles',
  'description',
  'mobile',
  'email',
  'gender',
  'external_profile',
  'corp_name',
  'corp_full_name',
  'position',
]);
/** Names of things, not of people: these say what a call was about. */
const NAMED_THINGS = /(^|\.)(tag|tag_group|link|miniprogram|template|agent)(\.|$)/;
/** A customer or a group: the ends are enough to find a case again. */
const FOREIGN_ID = /^(wm|wo|wr)[\w-]{10,}$/;
const HIDDEN = '•••';
const MOST = { items: 5, keys: 40, depth: 6, text: 120, all: 2_000 };

/** What may be kept of a request or an answer: short, without secrets, customers' names and telephone numbers. */
export function redactCall(body: unknown): string {
  if (body === undefined || body === null) return '';
  const text = JSON.stringify(redact(body, '', 0));
  return text.length > MOST.all ? `${text.slice(0, MOST.all)}…` : text;
}

/** The ends of a customer's or group's id, as the log shows it; any other text as it is. */
export function shortId(text: string): string {
  return FOREIGN_ID.test(text) ? `${text.slice(0, 4)}…${text.slice(-4)}` : text;
}

function redact(value: unknown, path: string, depth: number): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MOST.depth) return '…';
  if (Array.isArray(value)) {
    const shown = value.slice(0, MOST.items).map((item) => redact(item, path, depth + 1));
    return value.length > MOST.items ? [...shown, `… +${value.length - MOST.items}`] : shown;
  }
  const entries = Object.entries(value);
  const shown = entries
    .slice(0, MOST.keys)
    .map(([key, one]) => [shortId(key), redactField(one, { key, path, depth })]);
  return Object.fromEntries(
    entries.length > MOST.keys ? [...shown, ['…', entries.length - MOST.keys]] : shown,
  );
}

function redactField(value: unknown, at: { key: string; path: string; depth: number }): unknown {
  if (SECRET.test(at.key) && value !== '' && value !== null) return HIDDEN;
  const isPrivate = PRIVATE.has(at.key) && !(at.key === 'name' && NAMED_THINGS.test(at.path));
  if (isPrivate && value !== '' && value !== null) return HIDDEN;
  return redact(value, at.path === '' ? at.key : `${at.path}.${at.key}`, at.depth + 1);
}

function redactText(text: string): string {
  const short = shortId(text);
  const masked = short.replace(/(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g, '$1****$2');
  return masked.length > MOST.text ? `${masked.slice(0, MOST.text)}…` : masked;
}
