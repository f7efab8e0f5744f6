import { afterAll, beforeAll, expect, it } from 'vitest';
import { addCode, type Rig, startRig } from '../testing/harness.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.emulator.close());

it('serves its pages without inline code or foreign sources', async () => {
  for (const path of ['/', '/phone', '/staff', '/admin', '/control', '/pages/sidebar-demo.html']) {
    const response = await fetch(rig.url + path);
    const html = await response.text();
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(response.headers.get('x-frame-options')).toBeNull();
    expect(html).not.toMatch(/<script(?![^>]*src=)|style="|onclick=|https?:/);
    for (const [, source] of html.matchAll(/(?:src|href)="(\/(?:pages|js)\/[^"]+)"/g)) {
      expect((await fetch(rig.url + source)).status, source).toBe(200);
    }
  }
});

it('shows an avatar with the first character of the name, whatever it is', async () => {
  const { id } = await rig.control<{ id: string }>('POST', 'people', { name: '<b>' });
  const svg = await (await fetch(`${rig.url}/avatar/${id}.svg`)).text();
  expect(svg).toContain('&#60;</text>');
});

it('answers 404 for what is not there', async () => {
  for (const path of [
    '/qr/none.png',
    '/media/none',
    '/avatar/none.svg',
    '/pages/none.js',
    '/pages/..%2fpackage.json',
  ]) {
    expect((await fetch(rig.url + path)).status, path).toBe(404);
  }
});

it('explains control errors in both languages', async () => {
  const response = await fetch(`${rig.url}/control/people/p99`);
  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({
    error: { code: 'not-found', message: 'Not found: person p99', messageZh: '没有找到人物 p99' },
  });
  const bad = await fetch(`${rig.url}/control/people`, {
    method: 'POST',
    body: '{',
    headers: { 'content-type': 'application/json' },
  });
  expect(bad.status).toBe(400);
});

it('lets no page of another site act', async () => {
  const foreign = { method: 'POST', headers: { origin: 'https://evil.example' } };
  expect((await fetch(`${rig.url}/control/people`, foreign)).status).toBe(403);
  const own = { method: 'POST', headers: { origin: rig.url } };
  expect((await fetch(`${rig.url}/control/people`, own)).status).toBe(200);
});

it('lists codes for the phone', async () => {
  const configId = await addCode(rig, { remark: '课程海报' });
  const { codes, groupCodes } = await rig.control<{ codes: unknown[]; groupCodes: unknown[] }>(
    'GET',
    'codes',
  );
  expect(groupCodes).toEqual([]);
  expect(codes).toEqual([
    { configId, state: 'poster', name: '课程海报', user: ['ops-01'], qr: `/qr/${configId}.png` },
  ]);
});
