/** The object of an entry that says so. */
export const EXPORT = 'export';

/** Whether a route hands out a file with what the product holds. */
export function isExport(method: string, url: string): boolean {
  return method === 'GET' && url.startsWith('/v1/') && /\.(csv|xlsx|zip)$/.test(url);
}
