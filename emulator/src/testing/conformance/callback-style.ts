/** Calls a method whose last argument is a callback. */
export function callWithCallback(
  api: Record<string, unknown>,
  call: string,
  args: unknown[],
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const method = api[call] as (...given: unknown[]) => unknown;
    method.call(api, ...args, (error: unknown, data: unknown) => (error ? reject(error) : resolve(data)));
  });
}
