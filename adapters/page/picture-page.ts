import type { Locale } from '../../src/domain/working-group.ts';
import type { Picture, Reply } from '../../src/messages/report.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { escaped, toHtml } from '../render/html.ts';
import { attribute } from '../render/html-form.ts';
import { printableLine } from '../render/printable.ts';
import type { Page } from './layout.ts';
import { type Pressing, pressForm } from './press-page.ts';

/** What a button is called that takes a picture as a file, where pressing shows it. */
export const takeName = 'take';

/** A picture in the page, in the reader's own colours, with the same in words below it and as a file. */
export async function picturePage(
  { name, again }: Extract<Reply, { kind: 'file' }>,
  { svg, beside }: Picture,
  locale: Locale,
  at: Pressing,
): Promise<Page> {
  const { page } = textsFor(locale);
  return at.around(
    locale,
    `<figure class="picture">\n${await svg()}\n</figure>
<p class="buttons"><button class="button quiet" type="submit" form="${pressForm}" name="${takeName}" value="${attribute(JSON.stringify(again))}">${escaped(page.takeFile(printableLine(name)))}</button></p>
${toHtml(beside, { button: () => '' })}`,
  );
}
