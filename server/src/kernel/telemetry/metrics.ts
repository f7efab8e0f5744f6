import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** The metrics of one process; made in the composition root. */
export interface Metrics {
  registry: Registry;
  eventsAppended: Counter<'source'>;
  eventsConsumed: Counter<'consumer'>;
  batchSeconds: Histogram<'consumer'>;
  setAside: Counter<'consumer'>;
  channelCalls: Counter<'channel' | 'call' | 'outcome'>;
  channelSeconds: Histogram<'channel' | 'call'>;
  /** Calls that did not go out because of a limit, a pause or a breaker. */
  channelHeld: Counter<'channel' | 'call' | 'why'>;
  intentionsSettled: Counter<'kind' | 'state'>;
  httpSeconds: Histogram<'method' | 'route' | 'status'>;
  jobSeconds: Histogram<'job' | 'outcome'>;
  /** Alarm: anybody found is a mistake. */
  journeysStranded: Counter;
}

/** Registers every metric that `/metrics` shows. */
export function makeMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    eventsAppended: new Counter({
      name: 'hetang_events_appended_total',
      help: 'Events taken into the log',
      labelNames: ['source'],
      registers,
    }),
    eventsConsumed: new Counter({
      name: 'hetang_events_consumed_total',
      help: 'Events handled',
      labelNames: ['consumer'],
      registers,
    }),
    batchSeconds: new Histogram({
      name: 'hetang_round_seconds',
      help: 'One round of a consumer over its parts',
      labelNames: ['consumer'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    setAside: new Counter({
      name: 'hetang_events_set_aside_total',
      help: 'Events set aside after a failure',
      labelNames: ['consumer'],
      registers,
    }),
    channelCalls: new Counter({
      name: 'hetang_channel_calls_total',
      help: 'Calls to a platform',
      labelNames: ['channel', 'call', 'outcome'],
      registers,
    }),
    channelSeconds: new Histogram({
      name: 'hetang_channel_seconds',
      help: 'Duration of calls to a platform',
      labelNames: ['channel', 'call'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    channelHeld: heldCounter(registers),
    journeysStranded: strandedCounter(registers),
    ...durations(registers),
    intentionsSettled: new Counter({
      name: 'hetang_intentions_settled_total',
      help: 'Intentions that reached a final state',
      labelNames: ['kind', 'state'],
      registers,
    }),
  };
}

/** How long people and jobs wait. */
function durations(registers: Registry[]): Pick<Metrics, 'httpSeconds' | 'jobSeconds'> {
  return {
    httpSeconds: new Histogram({
      name: 'hetang_http_seconds',
      help: 'Answers to requests, by route',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    jobSeconds: new Histogram({
      name: 'hetang_job_seconds',
      help: 'Jobs by how they ended: done, failed',
      labelNames: ['job', 'outcome'],
      buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 30, 120, 600],
      registers,
    }),
  };
}

function heldCounter(registers: Registry[]): Metrics['channelHeld'] {
  return new Counter({
    name: 'hetang_channel_held_total',
    help: 'Calls to a platform that were held back: away, pause, rest, quota',
    labelNames: ['channel', 'call', 'why'],
    registers,
  });
}

function strandedCounter(registers: Registry[]): Counter {
  return new Counter({
    name: 'hetang_journeys_stranded_total',
    help: 'People found under way in a journey without a timer, and armed again',
    registers,
  });
}
