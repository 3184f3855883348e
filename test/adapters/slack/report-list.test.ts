import fc from 'fast-check';
import { drawReportList, isListOf, retiredList } from '../../../adapters/render/slack-report.ts';
import { statuses } from '../../../src/domain/status-update.ts';
import type { ReportList } from '../../../src/messages/report.ts';
import { textsFor } from '../../../src/texts/texts.ts';
import { messageFaults } from '../../support/slack-limits.ts';
import { sampleButtons, sampleList } from '../../support/slack-samples.ts';
import { seenMessage } from '../../support/slack-screen.ts';

const { report, status } = textsFor('sv');

function seen(list: ReportList, mark = 'm'): string {
  return drawReportList(list, mark)
    .map((page) => seenMessage({ ts: '', by: 'bot', ...page }))
    .join('\n');
}

describe('the area list in Slack', () => {
  it('shows each area with its status, its texts, who saved it and what was said last', () => {
    const list = sampleList();
    const [page, ...more] = drawReportList(list, 'm');
    expect(more).toEqual([]);
    const screen = seen(list);
    expect(screen).toContain(`Bemötande: ${status.needs_change}`);
    expect(screen).toContain('Två workshops <b> *fet*');
    expect(screen).toContain('Anna sparade den 12 juni kl. 10.42');
    expect(screen).toContain(`Spridning: ${report.noStatus}`);
    expect(screen).toContain(`<${report.chooseStatusLast(status.going_well)} ▾> {${report.write}}`);
    expect(page?.text).toContain('Bemötande');
  });

  it('has what copies above the areas, what sends in right below them, and what nobody needs last', () => {
    const order = [`{${report.asLast}}`, 'Bemötande:', 'Spridning:', `{${report.submit}}`, report.ifYouLike];
    const places = [...order, `{${report.overall}}`].map((words) => seen(sampleList()).indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('says beside the button what stands in the way of sending in, and first in the notification', () => {
    const hindrance = 'Välj läge för Spridning. Sedan kan du skicka in.';
    const list = sampleList({ hindrance });
    expect(seen(list)).toContain(`${hindrance}\n{${report.submit}}`);
    expect(drawReportList(list, 'm').every(({ text }) => text.startsWith(hindrance))).toBe(true);
  });

  it('has neither choices nor texts to press where it is sent in, but a way to change it', () => {
    const screen = seen(sampleList({ state: 'submitted', editable: false }));
    expect(screen).not.toContain(report.chooseStatus);
    expect(screen).not.toContain(`{${report.submit}}`);
    expect(screen).toContain(`{${report.view}} {${report.change}}`);
  });

  it('cannot be changed where it is locked', () => {
    const screen = seen(sampleList({ state: 'locked', editable: false }));
    expect(screen).toContain(report.state.locked);
    expect(screen).not.toContain(`{${report.change}}`);
  });

  it('leaves out "as last" where there is nothing to copy', () => {
    expect(seen(sampleList({ buttons: { ...sampleButtons(), top: [] } }))).not.toContain(report.asLast);
  });

  it('fits in one message with four areas whose texts are as long as can be, cut visibly', () => {
    const text = '"<å>&🙂'.repeat(500);
    const area = { ...sampleList().areas[0], area: 1, name: 'Bemötande', done: text, needs: text };
    const areas = [1, 2, 3, 4].map((n) => ({ ...area, area: n }));
    const drawn = drawReportList(sampleList({ areas }), 'm');
    expect(drawn.length).toBe(1);
    expect(drawn.flatMap(messageFaults)).toEqual([]);
    expect(JSON.stringify(drawn)).toContain(report.cut);
  });

  it('keeps to the limits of Slack whatever is in it, and shows every area', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 50 }),
      fc
        .constantFrom('👨‍👩‍👧‍👦', '*', '&', '\u0001', '\u202e', '"')
        .chain((c) => fc.integer({ min: 0, max: 3_000 }).map((n) => c.repeat(n))),
    );
    const id = fc.integer({ min: 1, max: 999_999_999 });
    const list: fc.Arbitrary<ReportList> = fc.record({
      locale: fc.constantFrom('sv' as const, 'en' as const),
      slot: fc.constant('report:999999999:999999999'),
      checkIn: id,
      party: id,
      partyName: text,
      halfYear: fc.constant('2019-H1' as const),
      dueOn: fc.constant('2019-06-14'),
      overdue: fc.boolean(),
      state: fc.constantFrom('draft' as const, 'submitted' as const, 'changed' as const, 'locked' as const),
      editable: fc.boolean(),
      notices: fc.array(text, { maxLength: 3 }),
      areas: fc.array(
        fc.record({
          area: id,
          name: fc.string({ minLength: 1, maxLength: 100 }),
          status: fc.option(fc.constantFrom(...statuses), { nil: undefined }),
          done: text,
          needs: text,
          saved: fc.option(text, { nil: undefined }),
          last: fc.option(fc.record({ status: fc.constantFrom(...statuses), done: text, needs: text }), {
            nil: undefined,
          }),
        }),
        { maxLength: 20 },
      ),
      overall: fc.array(
        fc.oneof(
          fc.record({ ask: fc.constant('Vad?'), kind: fc.constant('text' as const), text }),
          fc.record({
            ask: fc.constant('Vad?'),
            kind: fc.constant('list' as const),
            items: fc.array(text, { maxLength: 20 }),
          }),
          fc.record({
            ask: fc.constant('Vad?'),
            kind: fc.constant('word' as const),
            word: fc.constant('Ja'),
          }),
        ),
        { maxLength: 4 },
      ),
      buttons: fc.constant(sampleButtons()),
      hindrance: fc.option(text, { nil: undefined }),
      publicRecord: text,
    });
    fc.assert(
      fc.property(list, (any) => {
        const drawn = drawReportList(any, 'mark');
        expect(drawn.flatMap(messageFaults)).toEqual([]);
        const all = JSON.stringify(drawn);
        for (const area of any.areas) expect(all).toContain(JSON.stringify(area.name).slice(1, -1));
        for (const page of drawn) expect(isListOf(any.slot, page.blocks)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('has other block ids each time it is drawn, so that Slack forgets what was chosen', () => {
    const ids = (mark: string) =>
      drawReportList(sampleList(), mark)[0]?.blocks.map((block) => block.block_id) ?? [];
    expect(ids('a').filter((id) => ids('b').includes(id))).toEqual([]);
  });

  it('is told from other lists and from what it becomes when it is retired', () => {
    const blocks = drawReportList(sampleList({ slot: 'report:1:2' }), 'm')[0]?.blocks ?? [];
    expect(isListOf('report:1:2', blocks)).toBe(true);
    expect(isListOf('report:1:23', blocks)).toBe(false);
    const retired = retiredList('sv');
    expect(isListOf('report:1:2', retired.blocks)).toBe(false);
    expect(retired.text).toBe(report.retired);
  });
});
