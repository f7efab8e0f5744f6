import type { EventFields } from '../world/world.ts';

function cdata(value: string): string {
  // A value cannot end its own section.
  return `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

function element(name: string, value: string | number | readonly string[]): string {
  if (typeof value === 'object') {
    return `<${name}>${value.map((item) => element('Item', item)).join('')}</${name}>`;
  }
  return `<${name}>${typeof value === 'number' ? value : cdata(value)}</${name}>`;
}

/** The decrypted XML of an event, with the common head. `at` in Unix milliseconds. */
export function eventXml(corpId: string, fields: EventFields, at: number): string {
  // Acts of a member in the client come in the member's name.
  const { FromUserName: from = 'sys', MsgType: type = 'event', ...others } = fields;
  const head =
    element('ToUserName', corpId) +
    element('FromUserName', from) +
    element('CreateTime', Math.floor(at / 1000)) +
    element('MsgType', type);
  const rest = Object.entries(others)
    .map(([name, value]) => (value === undefined ? '' : element(name, value)))
    .join('');
  return `<xml>${head}${rest}</xml>`;
}

/** The envelope around an encrypted event. */
export function envelopeXml(corpId: string, agentId: number, encrypted: string): string {
  const agent = element('AgentID', String(agentId));
  return `<xml>${element('ToUserName', corpId)}${agent}${element('Encrypt', encrypted)}</xml>`;
}
