import { z } from 'zod';
import { callOf } from './call-spec.ts';

const text = z.string().nullish();
const list = z.array(z.unknown()).default([]);

/** Calls by which the connection itself is looked at, and members log in. */
export const setupCalls = {
  getAgent: callOf<{ agentid: number }>()({
    method: 'get',
    path: 'agent/get',
    answer: z.object({
      name: z.string().default(''),
      close: z.number().nullish(),
      allow_userinfos: z.object({ user: list }).default({ user: [] }),
      allow_partys: z.object({ partyid: list }).default({ partyid: [] }),
      allow_tags: z.object({ tagid: list }).default({ tagid: [] }),
    }),
    repeat: 'safe',
    lane: 'normal',
    timeoutMs: 5_000,
  }),
  getUserInfo: callOf<{ code: string }>()({
    method: 'get',
    path: 'auth/getuserinfo',
    answer: z.object({ userid: text, UserId: text }),
    repeat: 'once',
    lane: 'urgent',
    timeoutMs: 5_000,
  }),
  getJsapiTicket: callOf<Record<string, never>>()({
    method: 'get',
    path: 'get_jsapi_ticket',
    answer: z.object({ ticket: z.string().min(1), expires_in: z.number().positive() }),
    repeat: 'safe',
    lane: 'normal',
    timeoutMs: 5_000,
    limits: { hour: 400 },
  }),
  getAgentTicket: callOf<{ type: 'agent_config' }>()({
    method: 'get',
    path: 'ticket/get',
    answer: z.object({ ticket: z.string().min(1), expires_in: z.number().positive() }),
    repeat: 'safe',
    lane: 'normal',
    timeoutMs: 5_000,
    limits: { hour: 100 },
  }),
};
