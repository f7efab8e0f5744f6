/** Of writes whose outcome is not known yet; by what is asked. */
const keys = new Map<string, string>();
const underWay = new Map<string, Promise<unknown>>();

/**
 * Sends a write so that it takes effect once: the same write asked again while it is under way is the same one, and when no answer
 * came it goes out again under its key, by which the server knows it. After an answer the next one is another write;
 * `isAnswered` says of a failure whether it was one.
 */
export async function once<T>(
  what: string,
  send: (key: string) => Promise<T>,
  isAnswered: (error: unknown) => boolean,
): Promise<T> {
  const running = underWay.get(what);
  if (running) return running as Promise<T>;
  const key = keys.get(what) ?? newKey();
  keys.set(what, key);
  const sent = send(key)
    .then(
      (answer) => {
        keys.delete(what);
        return answer;
      },
      (error: unknown) => {
        if (isAnswered(error)) keys.delete(what);
        throw error;
      },
    )
    .finally(() => underWay.delete(what));
  underWay.set(what, sent);
  return sent;
}

/** `crypto.randomUUID` is missing where a page is not opened over https. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
