/** What an address that speaks JSON answered. */
export interface Answer<T> {
  status: number;
  body: T;
  headers: Headers;
}

export interface Call {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  timeoutMs?: number;
}

/** Throws when no whole answer came. */
export async function callJson<T>(url: string, call: Call = {}): Promise<Answer<T>> {
  const hasBody = call.body !== undefined;
  const response = await fetch(url, {
    method: call.method ?? (hasBody ? 'POST' : 'GET'),
    headers: { ...(hasBody ? { 'content-type': 'application/json' } : {}), ...call.headers },
    ...(hasBody ? { body: JSON.stringify(call.body) } : {}),
    signal: AbortSignal.timeout(call.timeoutMs ?? 10_000),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: (text === '' ? null : JSON.parse(text)) as T,
    headers: response.headers,
  };
}

/** The same, and anything but success is an error. */
export async function mustCall<T>(url: string, call: Call = {}): Promise<Answer<T>> {
  const answer = await callJson<T>(url, call);
  if (answer.status >= 300)
    throw new Error(
      `${call.method ?? 'call'} ${url}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 400)}`,
    );
  return answer;
}

/** Waits in machine time until the condition holds; a condition that throws does not hold. */
export async function until(
  what: string,
  condition: () => Promise<boolean>,
  { mostMs = 60_000, everyMs = 50 }: { mostMs?: number; everyMs?: number } = {},
): Promise<void> {
  const end = performance.now() + mostMs;
  let problem = 'not so';
  for (;;) {
    try {
      if (await condition()) return;
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
    }
    if (performance.now() > end) throw new Error(`${what}: not in ${mostMs} ms (${problem})`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

/** Runs the work for each item, so many at once. */
export async function eachOf<T>(
  items: Iterable<T>,
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (let one = queue.next(); !one.done; one = queue.next()) await work(one.value);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
