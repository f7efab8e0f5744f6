/** A cache for an SDK that dies with the test; the SDK's own writes files into the working directory. */
export function memoryCache(): {
  get(key: string): Promise<unknown>;
  has(key: string): Promise<boolean>;
  set(key: string, data?: unknown): Promise<boolean>;
  delete(key: string): Promise<boolean>;
} {
  const kept = new Map<string, unknown>();
  return {
    get: async (key) => kept.get(key) ?? null,
    has: async (key) => kept.has(key),
    set: async (key, data) => {
      kept.set(key, data);
      return true;
    },
    delete: async (key) => kept.delete(key),
  };
}
