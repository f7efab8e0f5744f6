import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Rig } from '../harness.ts';
import { sampleFiles } from './files.ts';
import type { Context } from './trial.ts';

/** Two followers of the Official Account who have just written, and files to upload. */
export async function accountContext(rig: Rig): Promise<Context> {
  const openids: string[] = [];
  for (const name of ['甲', '乙']) {
    const person = await rig.control<{ id: string; openid: string }>('POST', 'people', { name });
    await rig.control('POST', `people/${person.id}/oa/follow`, {});
    await rig.control('POST', `people/${person.id}/oa/messages`, { text: '你好' });
    await rig.control('POST', `people/${person.id}/oa/subscribe`, { scene: 7 });
    openids.push(person.openid);
  }
  const files = sampleFiles(mkdtempSync(join(tmpdir(), 'conformance-')));
  return { rig, kept: { openid: openids[0], other: openids[1], ...files } };
}
