import { type AreaAnswer, areaTexts } from '../../src/domain/status-update.ts';
import type { Answered } from '../../src/messages/overall.ts';
import type { ReportList, ReportRow } from '../../src/messages/report.ts';
import { type Texts, textsFor } from '../../src/texts/texts.ts';
import { escaped, type Html, lines } from './html.ts';

/** The area list to read, under a page's own title. */
export function reportHtml(list: ReportList): Html {
  const t = textsFor(list.locale);
  const { report, mail } = t;
  const answering = list.state === 'draft' || list.state === 'changed';
  const due = (list.overdue ? mail.page.dueWas : mail.page.dueBy)(t.dates.weekdayAndDayWithYear(list.dueOn));
  return [
    ...list.notices.map((notice) => `<p class="notice" role="status">${lines(notice)}</p>\n`),
    answering ? `<p>${escaped(due)}</p>\n` : '',
    `<p>${escaped(report.state[list.state])}</p>\n`,
    ...list.areas.map((area) => areaHtml(area, t)),
    overallHtml(list.overall, t),
    list.editable ? `<p class="note">${lines(list.publicRecord)}</p>\n` : '',
  ].join('');
}

function areaHtml(area: ReportRow, t: Texts): Html {
  const { report } = t;
  const { last } = area;
  const status = area.status ? t.status[area.status] : report.noStatus;
  const before = last && (last.status || areaTexts.some((one) => last[one]));
  return `<section class="area">
<h2>${escaped(area.name)}</h2>
<p class="status">${escaped(status)}</p>
${area.asked ? `<p class="note">${escaped(area.asked)}</p>\n` : ''}${coursesHtml(area)}${answersHtml(area, t)}${area.saved ? `<p class="note">${escaped(area.saved)}</p>\n` : ''}${
  before
    ? `<details><summary>${escaped(report.lastTime)}${last.status ? `: ${escaped(t.status[last.status])}` : ''}</summary>\n${answersHtml(last, t)}</details>\n`
    : ''
}</section>
`;
}

/** An area's courses in one line. */
const coursesHtml = ({ courses }: ReportRow): Html =>
  courses ? `<p class="note">${escaped(courses.label.replace(/ ›$/, ''))}</p>\n` : '';

function answersHtml(answer: AreaAnswer, { report }: Texts): Html {
  const said = (label: string, text: string) =>
    text ? `<p class="label">${escaped(label)}</p>\n<blockquote>${lines(text)}</blockquote>\n` : '';
  return areaTexts.map((one) => said(report.ask[one], answer[one])).join('');
}

function overallHtml(overall: Answered[], { report }: Texts): Html {
  const body = overall.map((one) => `<p class="label">${escaped(one.ask)}</p>\n${answerHtml(one)}`).join('');
  return body && `<section class="area">\n<h2>${escaped(report.overall)}</h2>\n${body}</section>\n`;
}

function answerHtml(one: Answered): Html {
  switch (one.kind) {
    case 'text':
      return `<blockquote>${lines(one.text)}</blockquote>\n`;
    case 'list':
      return `<ul>\n${one.items.map((item) => `<li>${escaped(item)}</li>\n`).join('')}</ul>\n`;
    case 'word':
      return `<p>${escaped(one.word)}</p>\n`;
  }
}
