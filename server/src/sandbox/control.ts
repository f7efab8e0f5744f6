/** The emulator's control API, as far as the sandbox uses it. */
export interface EmulatorControl {
  clock(): Promise<{ now: number; speed: number }>;
  tenant(): Promise<{ corpId: string; secret: string; agentId: number }>;
  setStaff(staff: { userid: string; name: string }[]): Promise<void>;
  setCallback(callback: { url: string; token: string; encodingAesKey: string }): Promise<void>;
  setBusiness(business: { url: string; authorization: string }): Promise<void>;
  /** The page beside a chat in the employee's client, unless somebody has set another. */
  setSidebar(url: string): Promise<void>;
  /** Names of the groups that a member is in. */
  groupsOf(userid: string): Promise<string[]>;
  /** A member opens a group with colleagues. */
  openGroup(owner: string, group: { name: string; userids: string[] }): Promise<void>;
  runWorld(): Promise<void>;
}

/** Talks to an emulator; every failure says which call and what it answered. */
export function emulatorControl(baseUrl: string): EmulatorControl {
  const call = async (method: 'GET' | 'PUT' | 'POST', path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${baseUrl}/control/${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await answer.text();
    if (!answer.ok)
      throw new Error(`emulator ${method} /control/${path}: ${answer.status} ${text.slice(0, 300)}`);
    return text === '' ? null : JSON.parse(text);
  };
  return {
    clock: async () => (await call('GET', 'clock')) as { now: number; speed: number },
    tenant: async () => (await call('GET', 'tenant')) as { corpId: string; secret: string; agentId: number },
    setStaff: async (staff) => void (await call('PUT', 'staff', { staff })),
    setCallback: async (callback) => void (await call('PUT', 'tenant/callback', callback)),
    setBusiness: async (business) => void (await call('PUT', 'business', business)),
    async setSidebar(url) {
      const { sidebarUrl } = (await call('GET', 'tenant')) as { sidebarUrl?: string };
      if (!sidebarUrl) await call('PUT', 'tenant', { sidebarUrl: url });
    },
    async groupsOf(userid) {
      const { groups } = (await call('GET', `groups?userid=${encodeURIComponent(userid)}`)) as {
        groups: { name: string }[];
      };
      return groups.map(({ name }) => name);
    },
    openGroup: async (owner, group) =>
      void (await call('POST', `staff/${encodeURIComponent(owner)}/groups`, group)),
    runWorld: async () => void (await call('PUT', 'world', { running: true })),
  };
}
