/** The self-built app as its settings page shows it. */
export interface AgentSetting {
  name: string;
  description: string;
  redirectDomain: string;
  homeUrl: string;
  /** 0 never, 1 in the app, 2 always. */
  reportLocation: number;
  /** 1: entering the app causes `enter_agent`. */
  reportEnter: number;
  menu?: Record<string, unknown>;
}

/** A group chat among members that the app made. */
export interface AppChat {
  chatid: string;
  name: string;
  owner: string;
  users: string[];
  /** The newest hundred; `at` in Unix milliseconds. */
  messages: Array<{ at: number; msgtype: string; content: Record<string, unknown> }>;
}
