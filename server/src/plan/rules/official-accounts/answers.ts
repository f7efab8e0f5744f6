import type { Button, OfficialAccount } from '@hetang/contract/plan/kinds/official-accounts';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Path } from '../rule.ts';

/** A message that an Official Account answers with, and where the plan says so. */
export interface Answer {
  message: string;
  path: Path;
}

/** Every menu of an account: the one for all and those for some. */
export function menusOf(account: OfficialAccount, path: Path): { menu: readonly Button[]; path: Path }[] {
  const conditional = account['conditional-menus'].map(({ menu }, i) => ({
    menu,
    path: [...path, 'conditional-menus', i, 'menu'],
  }));
  return account.menu ? [{ menu: account.menu, path: [...path, 'menu'] }, ...conditional] : conditional;
}

/** Every passive answer of every Official Account: replies, clicks in menus, scanned scenes. */
export function answersOf(plan: Plan): Answer[] {
  return Object.entries(plan['official-accounts']).flatMap(([key, account]) => {
    const path = ['official-accounts', key];
    const { follow, default: fallback, keywords = [] } = account.replies ?? {};
    const scenes = Object.entries(account.scenes).map(([scene, { reply }]) => ({
      message: reply,
      path: [...path, 'scenes', scene, 'reply'],
    }));
    const replies = [
      { message: follow, path: [...path, 'replies', 'follow'] },
      { message: fallback, path: [...path, 'replies', 'default'] },
      ...keywords.map(({ reply }, i) => ({
        message: reply,
        path: [...path, 'replies', 'keywords', i, 'reply'],
      })),
      ...scenes,
    ];
    const clicks = menusOf(account, path).flatMap((each) => clicksOf(each.menu, each.path));
    return [...replies, ...clicks].flatMap(({ message, path: at }) =>
      message ? [{ message, path: at }] : [],
    );
  });
}

function clicksOf(menu: readonly Button[], path: Path): Answer[] {
  return menu.flatMap((button, i): Answer[] => {
    if ('menu' in button) return clicksOf(button.menu, [...path, i, 'menu']);
    return 'reply' in button ? [{ message: button.reply, path: [...path, i, 'reply'] }] : [];
  });
}
