import { execFileSync } from 'node:child_process';
import { textsFor } from '../../src/texts/texts.ts';
import { openCoordinatorPage } from '../support/coordinator-page.ts';
import { openTestStore } from '../support/database.ts';
import { openMailWorld } from '../support/mail-world.ts';
import { contactOf, coordinator, groupOf } from '../support/product-groups.ts';
import { writeFileSync } from 'node:fs';
const { meeting: m } = textsFor('sv');
it('pictures', async () => {
  const opened = await openTestStore();
  const file = await groupOf(['Klippan', 'Lund', 'Höör']);
  const world = await openMailWorld({ opened, file, at: '2019-05-22T06:00:00Z' });
  const page = openCoordinatorPage(coordinator, { url: world.page.url, codeIn: world.codeIn, rest: world.app.idle });
  await page.signIn(); await page.home();
  const shoot = async (name: string, html?: string, url?: string, width = 900) => {
    if (html) {
      let css = html;
      for (const [, href] of html.matchAll(/href="([^"]+\.css[^"]*)"/g)) {
        const text = await (await fetch(new URL(href!, world.page.url))).text();
        css = css.replace('</head>', `<style>${text}</style></head>`);
      }
      css = css.replace(/<meta http-equiv="content-security-policy"[^>]*>/i, '');
      writeFileSync(`/tmp/h16-${name}.html`, css);
      url = `file:///tmp/h16-${name}.html`;
    }
    execFileSync('/usr/bin/chromium', ['--headless', '--no-sandbox', '--hide-scrollbars', `--window-size=${width},1500`, `--screenshot=/tmp/h16-${name}.png`, url!], { stdio: 'ignore' });
  };
  await page.press('Möte'); await page.press(m.plan);
  await page.fill({ day: '2019-06-18', from: '13:00', to: '15:00', place: 'Malmö stadsbibliotek', words: 'Ta med era exempel.' });
  await page.press(m.invite); await shoot('invite', page.html());
  await page.press('Skicka inbjudan'); await world.app.idle();
  await shoot('planned', page.html());
  await page.press(m.changeAgenda); await shoot('agenda', page.html());
  const address = contactOf('Klippan');
  const letter = world.smtp.to(address).at(-1)!;
  writeFileSync('/tmp/h16-letter.html', String(letter.mail.html));
  await shoot('letter', undefined, 'file:///tmp/h16-letter.html', 600);
  const link = [...String(letter.mail.text).matchAll(/https?:\S+/g)].map(([u]) => u)[0]!;
  const opened1 = await world.open(link);
  await shoot('guest', opened1.body, undefined, 390);
  await world.passTo('2019-06-18T13:30:00Z');
  await page.signIn(); await page.home(); await page.say('möte'); await page.press(m.after); await shoot('after', page.html(), undefined, 900);
  await page.say('möte'); await shoot('afterwards', page.html());
  await world.close(); await opened.close();
}, 120000);
