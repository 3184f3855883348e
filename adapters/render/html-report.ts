import type { ReportList, ReportRow } from '../../src/messages/report.ts';
import { type Texts, textsFor } from '../../src/texts/texts.ts';
import { escaped, type Html, lines } from './html.ts';
import { commitmentLine } from './plain-report.ts';

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
  const before = last && (last.status || last.done || last.needs);
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

function answersHtml({ done, needs }: { done: string; needs: string }, { report }: Texts): Html {
  const said = (label: string, text: string) =>
    text ? `<p class="label">${escaped(label)}</p>\n<blockquote>${lines(text)}</blockquote>\n` : '';
  return said(report.done, done) + said(report.needs, needs);
}

function overallHtml(overall: ReportList['overall'], t: Texts): Html {
  const { report, lock } = t;
  const list = (items: string[]) =>
    `<ul>\n${items.map((item) => `<li>${escaped(item)}</li>\n`).join('')}</ul>\n`;
  const label = (text: string) => `<p class="label">${escaped(text)}</p>\n`;
  const { workedWell, outcomes, commitments, contactNext } = overall;
  const body = [
    workedWell ? `${label(report.workedWell)}<blockquote>${lines(workedWell)}</blockquote>\n` : '',
    outcomes.length > 0 ? label(lock.followUp) + list(outcomes) : '',
    commitments.length > 0
      ? label(report.commitments) + list(commitments.map((each) => commitmentLine(each, t)))
      : '',
    contactNext === undefined
      ? ''
      : `${label(report.contactNext)}<p>${escaped(contactNext ? report.yes : report.noSomebodyElse)}</p>\n`,
  ].join('');
  return body && `<section class="area">\n<h2>${escaped(report.overall)}</h2>\n${body}</section>\n`;
}
