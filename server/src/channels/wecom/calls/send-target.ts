/** Whom a line of a mass task's results is about: a customer, or a group. Null when it names neither. */
export function targetOf(line: {
  external_userid?: string | null | undefined;
  chat_id?: string | null | undefined;
}): string | null {
  return line.external_userid || line.chat_id || null;
}
