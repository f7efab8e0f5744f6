import type { start as zh } from '../zh/start.ts';

export const start: typeof zh = {
  title: 'First steps ({{done}}/{{of}})',
  hint: 'Each ticks itself off when it is done.',
  close: 'Put away',
  go: 'Go there',
  done: 'Done',
  notDone: 'Not done',
  steps: {
    connected: 'Connect WeCom',
    synced: 'Staff and customers are known',
    plan: 'Apply an operation plan',
    code: 'The first channel code is live',
    welcome: 'A welcome of its own for a code',
    journey: 'The first customer enters a journey',
  },
  hints: {
    connected: 'Corp id, app and callback, each with its own check.',
    synced: 'Compared by itself once connected; you may ask for a comparison now.',
    plan: 'Begin with a sample; lint it, see whom it touches, apply it.',
    code: 'Made in WeCom when the plan is applied; when it fails, see why here.',
    welcome:
      'A journey greets everybody alike; write `welcome` for a code under `codes` of the plan, and who scans it gets that one.',
    journey: 'Scan a code, or ask a customer in on the page of a journey.',
  },
};
