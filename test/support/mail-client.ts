import { textsFor } from '../../src/texts/texts.ts';
import type { Client, Driver } from '../contracts/driver.ts';
import { formsIn, type HtmlForm, pressedOutside, readPage, sendingOf } from './html-page.ts';
import { type MailPlatform, openMailPlatform } from './mail-platform.ts';
import { eventually } from './process.ts';

const { report, page: words } = textsFor('sv');

/** What one person has before them: the page that they opened last, and which of its parts they have uncovered. */
type Screen = { url: string; html: string; cookie: string; form?: string };

/**
 * People who have a mailbox and a browser without script. What they see is their letters, and below them the page that
 * is open. Asked for the lägesrapport they open the link of their latest letter, or ask for one.
 */
export const mailDriver: Driver = {
  findsByEmail: true,
  mailbox: true,
  async open({ handle, idle, product }) {
    if (!product) throw new Error('Letters and the page need the product’s store.');
    const mail = await openMailPlatform(product, handle);
    mail.smtp.refuse.to = { code: 550, text: '5.1.1 User unknown', only: 'nobody@example.org' };
    return clientOf(mail, async () => idle?.());
  },
};

export function clientOf(mail: MailPlatform, rest: () => Promise<unknown>): Client {
  const screens = new Map<string, Screen>();
  const screenOf = (userId: string): Screen => screens.get(userId) ?? { url: '', html: '', cookie: '' };

  async function visit(userId: string, path: string, body?: URLSearchParams): Promise<void> {
    const before = screenOf(userId);
    let url = new URL(path, mail.web.url);
    let cookie = before.cookie;
    let answer = await fetch(url, {
      headers: { cookie },
      redirect: 'manual',
      ...(body ? { method: 'POST', body } : {}),
    });
    for (let hops = 0; answer.status === 303 && hops < 5; hops++) {
      const [set] = answer.headers.getSetCookie();
      if (set) cookie = set.split(';')[0] ?? '';
      url = new URL(answer.headers.get('location') ?? '', url);
      answer = await fetch(url, { headers: { cookie }, redirect: 'manual' });
    }
    if (answer.status >= 500) throw new Error(`${path} was answered with ${answer.status}`);
    // What comes back refused has the form open that it is about.
    const form = answer.status === 200 ? undefined : before.form;
    screens.set(userId, { url: url.href, html: await answer.text(), cookie, form });
    await rest();
  }

  const formWith = (userId: string, label: string): HtmlForm | undefined =>
    formsIn(screenOf(userId).html).find((form) => form.buttons.some((button) => button.label === label));

  /** What stands in the form that is uncovered, by the fields' own names. */
  function standing(userId: string): Record<string, string> {
    const prefix = `${screenOf(userId).form}.`;
    const values = formWith(userId, report.save)?.values ?? [];
    return Object.fromEntries(
      values.flatMap(([name, text]) =>
        name.startsWith(prefix) ? [[name.slice(prefix.length), text.replaceAll('\r\n', '\n')]] : [],
      ),
    );
  }

  async function save(userId: string, filled: Record<string, string>): Promise<void> {
    const form = formWith(userId, report.save);
    if (!form) throw new Error(`${userId} has no form open`);
    const names = new Set(form.values.map(([name]) => name));
    for (const name of Object.keys(filled)) if (!names.has(name)) throw new Error(`the form has no ${name}`);
    await visit(userId, form.action, sendingOf(form, report.save, filled));
  }

  const areaNamed = (userId: string, area: string): string => {
    const name = formWith(userId, report.save)?.labels.get(area);
    if (!name) throw new Error(`the page has no ${area}`);
    return name;
  };

  async function typeCode(userId: string): Promise<void> {
    const code = await eventually('a code', () => mail.codeIn(userId));
    const form = formWith(userId, words.codeGo);
    if (form) await visit(userId, form.action, sendingOf(form, words.codeGo, { code }));
  }

  const letters = (userId: string) => mail.smtp.to(userId).map((letter) => letter.mail);

  return {
    platform: mail.platform,
    async say(userId) {
      if (!letters(userId).some(({ text }) => text?.includes('/svara/'))) {
        await visit(userId, '/ny-lank', new URLSearchParams({ address: userId }));
        await eventually('a link', () => letters(userId).length > 0);
      }
      await visit(userId, mail.linkIn(userId));
    },
    async press(userId, label, area) {
      const screen = screenOf(userId);
      if (area !== undefined || label === report.overall) {
        const name = area === undefined ? 'overall' : areaNamed(userId, area).replace('status.', 'area.');
        screens.set(userId, { ...screen, form: name });
        return;
      }
      const form = formWith(userId, label);
      if (form) {
        await visit(userId, form.action, sendingOf(form, label));
        // What takes a code is gone on with by the one that has come.
        if (formWith(userId, words.codeGo)) await typeCode(userId);
        return;
      }
      const outside = pressedOutside(screen.html, label);
      if (outside) return visit(userId, outside.action, outside.body);
      const text = letters(userId).findLast((one) => one.text?.includes(`${label}:`))?.text ?? '';
      const [, link] =
        text
          .split(`${label}:`)
          .at(-1)
          ?.match(/\s*(http\S+)/) ?? [];
      if (!link) throw new Error(`no button called ${label}`);
      await visit(userId, link);
    },
    async choose(userId, area, status) {
      const name = areaNamed(userId, area);
      const option = formWith(userId, report.save)?.options.get(name)?.get(status);
      if (!option) throw new Error(`no choice called ${status}`);
      await save(userId, { [name]: option });
    },
    fill: (userId, values) =>
      save(
        userId,
        Object.fromEntries(
          Object.entries(values).map(([id, text]) => [`${screenOf(userId).form}.${id}`, text]),
        ),
      ),
    form(userId) {
      const { form, html } = screenOf(userId);
      if (form === undefined) return undefined;
      const errors = [...html.matchAll(/class="(?:notice )?fault"[^>]*>([^<]*)/g)].map(
        ([, text = '']) => text,
      );
      return { errors, values: standing(userId) };
    },
    seen: (userId) =>
      [...letters(userId).map(({ html }) => readPage(html ?? '')), readPage(screenOf(userId).html)].join(
        '\n\n',
      ),
    channel: () => '',
    close: mail.close,
  };
}
