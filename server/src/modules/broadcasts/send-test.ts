import type { Plan } from '@hetang/contract/plan/registry';
import type { Content } from '../../channels/port.ts';
import type { SampleChannel } from '../../channels/samples.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import { HetangError, type Lang } from '../../kernel/errors.ts';
import { makeWording } from '../../outbox/wording.ts';
import { type CurrentPlan, currentPlan, planAt } from '../../plan/current.ts';
import { noteChange } from '../audit/api.ts';
import { senderOf } from './sql/expand-run.ts';
import { takeTestTurn } from './sql/take-test-turn.ts';

export interface TestDeps {
  db: Database;
  /** The machine's clock: the platform's limits protect machines. */
  machine: Clock;
  /** Null where there is no platform. */
  port: SampleChannel | null;
}

interface TestWish {
  broadcast: string;
  /** Members of the plan who are to look at it. */
  staff: readonly string[];
  /** Stands in for the name of a customer. */
  name: string;
  /** Who asks for it. */
  by: string;
}

const TOO_MANY = {
  zh: '一分钟内给这位员工的试发太多，企业微信会丢弃；请过一分钟再试',
  en: 'Too many samples to this member within a minute: WeCom would drop them. Try again in a minute',
};
const UNCLEAR = {
  zh: '没有收到回应，请在企业微信里看消息是否已到',
  en: 'No answer: look in WeCom whether it came',
};

/**
 * Shows a broadcast of the plan in force to members of staff, in their own WeCom, as a customer would get it from them. It is no
 * sending: no customer, no quota and no figure is touched; the audit log says who did it.
 * @returns for each member what went wrong, or null.
 * @throws HetangError `request/not-found`, `broadcast/unwritable`, `broadcast/no-platform`.
 */
export async function sendTest(
  deps: TestDeps,
  wish: TestWish,
  lang: Lang,
): Promise<{ staff: string; problem: string | null }[]> {
  const { db, port } = deps;
  const current = await currentPlan(db);
  if (!port) throw new HetangError('broadcast/no-platform', {});
  const samples = await writeSamples(db, current, wish);
  const heading = headingOf(current?.plan, wish);
  const ends: { staff: string; problem: string | null }[] = [];
  for (const sample of samples)
    ends.push({ staff: sample.staff, problem: await show({ ...deps, port }, { ...sample, heading }, lang) });
  const shown = ends.filter(({ problem }) => problem === null).map(({ staff }) => staff);
  await db.transaction((tx) =>
    noteChange(tx, { object: 'broadcast', key: wish.broadcast, after: { test: shown } }),
  );
  return ends;
}

interface Sample {
  staff: string;
  userid: string;
  content: Content;
}

/** The words for each member: written before anything goes out, so that all get it or nobody. */
async function writeSamples(
  db: Database,
  current: CurrentPlan | null,
  { broadcast: key, staff, name }: TestWish,
): Promise<Sample[]> {
  const plan = current?.plan;
  const broadcast = plan && Object.hasOwn(plan.broadcasts, key) ? plan.broadcasts[key] : undefined;
  if (!plan || !broadcast) throw new HetangError('request/not-found', { what: `broadcast ${key}` });
  const wording = makeWording({ planAt });
  const sender = 'groups' in broadcast ? null : senderOf(broadcast.by).staff;
  const samples: Sample[] = [];
  for (const one of new Set(staff)) {
    const member = Object.hasOwn(plan.staff, one) ? plan.staff[one] : undefined;
    if (!member) throw new HetangError('request/not-found', { what: `staff ${one}` });
    const { message } = broadcast;
    const request = {
      version: current.version,
      message,
      contactName: name,
      staff: sender ?? one,
      holder: 'sample' as const,
    };
    const content = await wording.write(db, request);
    if ('fault' in content) throw new HetangError('broadcast/unwritable', { key, fault: content.fault });
    samples.push({ staff: one, userid: member.wecom, content });
  }
  return samples;
}

function headingOf(plan: Plan | undefined, { broadcast, by }: TestWish): string {
  const name = plan?.broadcasts[broadcast]?.name ?? broadcast;
  return `【试发】群发「${name}」，由 ${by} 在荷塘发起。下面是客户会收到的内容；只有你收到，不计入任何客户的额度和数据。`;
}

async function show(
  { db, machine, port }: TestDeps & { port: SampleChannel },
  { staff, userid, content, heading }: Sample & { heading: string },
  lang: Lang,
): Promise<string | null> {
  const messages = port.sizeOfSample(content);
  if (!(await takeTestTurn(db, { staff, messages }, machine.now()))) return TOO_MANY[lang];
  const outcome = await port.sendSample({ userid, heading, content });
  if (outcome.kind === 'done') return null;
  if (outcome.kind === 'unknown') return UNCLEAR[lang];
  return outcome.say?.[lang] ?? outcome.reason;
}
