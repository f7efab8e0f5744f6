import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type MappingPreset, mappingListSchema } from '@hetang/contract/http/imports';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { readMapping } from '../read-mapping.ts';

const PRESETS = fileURLToPath(new URL('../../../../../plans/imports/', import.meta.url));

/** `GET /v1/imports/mappings`: the mappings that come with Hetang, to use or to start from. */
export function listMappings(folder = PRESETS): Endpoint {
  return (app) => {
    app.get(
      '/v1/imports/mappings',
      { config: { access: 'any' }, schema: { tags: ['imports'], response: { 200: mappingListSchema } } },
      async () => ({ items: await readPresets(folder) }),
    );
  };
}

async function readPresets(folder: string): Promise<MappingPreset[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.yaml')).sort();
  const presets = await Promise.all(
    names.map(async (path): Promise<MappingPreset[]> => {
      const text = await readFile(`${folder}/${path}`, 'utf8');
      const { mapping } = readMapping(path, text);
      return mapping ? [{ path, kind: mapping.kind, name: mapping.name, text }] : [];
    }),
  );
  return presets.flat();
}
