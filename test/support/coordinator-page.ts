import { textsFor } from '../../src/texts/texts.ts';
import { formsIn, sendingOf, textIn } from './html-page.ts';
import { eventually } from './process.ts';

const { page: words } = textsFor('sv');

/** A coordinator's browser, without script, on the page at `/samordna`. */
export type CoordinatorPage = {
  /** Asks for a code and comes in by it. */
  signIn(): Promise<Answer>;
  /** What is open now. */
  html(): string;
  seen(): string;
  /** The page as it is first seen. */
  home(): Promise<Answer>;
  open(path: string): Promise<Answer>;
  /** Follows the link of the open page, or of `html`, that has these words, or presses the button whose words begin so. */
  press(label: string, html?: string): Promise<Answer>;
  /** Types in the line at the bottom. */
  say(text: string): Promise<Answer>;
  /** Chooses in a menu, and presses the button beside it. */
  choose(option: string): Promise<Answer>;
  /** Fills in the open form and sends it. */
  fill(values: Record<string, string>): Promise<Answer>;
  post(
    path: string,
    body: Record<string, string> | URLSearchParams,
    headers?: Record<string, string>,
  ): Promise<Answer>;
};

/** Where what was sent is answered: a browser follows at once. */
const answers = /\/(svar\/|kod$|grupp$)/;

export type Answer = { status: number; body: string; headers: Headers };

export function openCoordinatorPage(
  address: string,
  world: {
    url: string;
    codeIn(address: string): string;
    rest(): Promise<unknown>;
    /** What the browser asks for. */
    language?: string;
  },
): CoordinatorPage {
  const cookies = new Map<string, string>();
  const language: Record<string, string> = world.language ? { 'accept-language': world.language } : {};
  let open = '';

  async function visit(path: string, init: RequestInit = {}): Promise<Answer> {
    const url = new URL(path, world.url);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      redirect: 'manual',
      ...init,
      headers: { cookie, ...language, ...init.headers },
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const to = response.headers.get('location');
    if (response.status === 303 && to && answers.test(to)) return visit(to);
    const file = response.headers.get('content-disposition') !== null;
    const answer = { status: response.status, body: await response.text(), headers: response.headers };
    if (!file) open = answer.body;
    await world.rest();
    return answer;
  }
  const post: CoordinatorPage['post'] = (path, values, headers = {}) =>
    visit(path, { method: 'POST', body: new URLSearchParams(values), headers });
  const formWith = (label: string, html = open) => {
    const form = formsIn(html).find((each) => each.buttons.some((button) => button.label === label));
    if (!form) throw new Error(`There is no ${label} in: ${textIn(html)}`);
    return form;
  };
  const once = (html: string) => formsIn(html)[0]?.values.find(([name]) => name === 'once')?.[1] ?? '';

  return {
    post,
    html: () => open,
    seen: () => textIn(open),
    home: () => visit('/samordna'),
    open: (path) => visit(path),
    async signIn() {
      const before = world.codeIn(address);
      await post('/samordna/kod', { address });
      const code = await eventually('a code', () => {
        const latest = world.codeIn(address);
        return latest !== before && latest;
      });
      return post('/samordna/in', { address, code });
    },
    press(label, html = open) {
      const link = [...html.matchAll(/<a href="([^"]*)"[^>]*>([^<]*)<\/a>/g)].find(
        ([, , each]) => each === label,
      );
      if (link) return visit((link[1] ?? '').replaceAll('&amp;', '&'));
      const found = [...html.matchAll(/<button\b([^>]*)>([^<]*)<\/button>/g)].find(([, , each]) =>
        each?.startsWith(label),
      );
      if (!found) throw new Error(`There is no ${label} in: ${textIn(html)}`);
      const attribute = (name: string) =>
        (new RegExp(` ${name}="([^"]*)"`).exec(found[1] ?? '')?.[1] ?? '')
          .replaceAll('&quot;', '"')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&');
      return post('/samordna/gor', { once: once(html), [attribute('name')]: attribute('value') });
    },
    say(text) {
      const form = formWith(words.commandGo);
      return post(form.action, sendingOf(form, words.commandGo, { words: text }));
    },
    choose(option) {
      for (const form of formsIn(open)) {
        const value = form.options.get('action')?.get(option);
        if (value) return post(form.action, sendingOf(form, form.buttons[0]?.label ?? '', { action: value }));
      }
      throw new Error(`There is no choice ${option} in: ${textIn(open)}`);
    },
    fill(values) {
      const form = formsIn(open).find((each) => each.values.some(([name]) => name === 'ref'));
      if (!form) throw new Error(`There is no form in: ${textIn(open)}`);
      const filled = Object.fromEntries(Object.entries(values).map(([id, text]) => [`f.${id}`, text]));
      const label = form.buttons.find((each) => each.label !== '')?.label ?? '';
      return post(form.action, sendingOf(form, label, filled));
    },
  };
}
