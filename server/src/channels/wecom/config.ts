/** What connects Hetang to one WeCom tenant by one self-built app. */
export interface WecomConfig {
  /** `https://qyapi.weixin.qq.com`, or the emulator's address. */
  baseUrl: string;
  corpId: string;
  secret: string;
  agentId: number;
  /** Of the app's callback settings in the WeCom console. */
  callbackToken: string;
  /** 43 characters, likewise. */
  callbackAesKey: string;
}
