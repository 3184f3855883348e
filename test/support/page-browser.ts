import { textsFor } from '../../src/texts/texts.ts';
import { formsIn, sendingOf, textIn } from './html-page.ts';
import type { MailWorld } from './mail-world.ts';
import { eventually } from './process.ts';

const words = textsFor('sv').page;

/** A browser without script, of one person. `jar`: another window's, whose cookies it shares. */
export function pageBrowser(world: MailWorld, address: string, jar = new Map<string, string>()) {
  let html = '';
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  async function visit(path: string, body?: URLSearchParams): Promise<string> {
    let answer = await world.open(path, {
      headers: { cookie: cookie() },
      ...(body ? { method: 'POST', body } : {}),
    });
    for (let hops = 0; hops < 4; hops++) {
      for (const set of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        jar.set(name, value);
      }
      const next = answer.headers.get('location');
      if (!next) break;
      answer = await world.open(next, { headers: { cookie: cookie() } });
    }
    html = answer.body;
    await world.app.idle();
    return textIn(html);
  }
  return {
    visit,
    /** Presses a button, with what is typed beside it; a code that is asked for is typed as it came. */
    async press(label: string, typed: Record<string, string> = {}): Promise<string> {
      const form = formsIn(html).find((one) => one.buttons.some((button) => button.label === label));
      const button = [...html.matchAll(/<button\b([^>]*)>([^<]*)<\/button>/g)].find(
        ([, , each]) => each === label,
      );
      if (!button) throw new Error(`There is no ${label} in: ${textIn(html)}`);
      const attribute = (name: string) =>
        (new RegExp(` ${name}="([^"]*)"`).exec(button[1] ?? '')?.[1] ?? '')
          .replaceAll('&quot;', '"')
          .replaceAll('&amp;', '&');
      const outside = formsIn(html).find(({ action }) => action.endsWith('/gor'));
      const seen =
        attribute('form') === 'press' && outside
          ? await visit(
              outside.action,
              new URLSearchParams([...outside.values, [attribute('name'), attribute('value')]] as [
                string,
                string,
              ][]),
            )
          : form
            ? await visit(form.action, sendingOf(form, label, typed))
            : '';
      if (!seen.includes(words.codeTitle)) return seen;
      const code = await eventually('a code', () => world.codeIn(address));
      const asks = formsIn(html).find((one) => one.buttons.some((each) => each.label === words.codeGo));
      return asks ? visit(asks.action, sendingOf(asks, words.codeGo, { code })) : seen;
    },
    html: () => html,
  };
}
