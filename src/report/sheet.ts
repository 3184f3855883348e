import type { CheckInAsking } from '../asking/feature.ts';
import type { Reply } from '../messages/report.ts';
import { areaForm, overallForm, reportNow, targetOf } from './report-forms.ts';
import { showReport } from './report-target.ts';

/** The list and all its forms at once. What that reads does not grow with the areas. */
export async function openSheet(asking: CheckInAsking, party: number, edit?: boolean): Promise<Reply> {
  const { store } = asking.product;
  const seen = await reportNow(asking, store, party);
  const shown = await showReport(store, targetOf(asking, party), { edit, drawn: 'new', seen });
  if (shown.kind !== 'report') return shown;
  const of = { checkIn: asking.checkIn.id, party };
  const opened = await Promise.all([
    ...shown.list.areas.map(async ({ area }) => ({
      area,
      reply: await areaForm.open(asking, store, { kind: 'area', ...of, area }),
    })),
    overallForm.open(asking, store, { kind: 'overall', ...of }).then((reply) => ({ reply, area: undefined })),
  ]);
  const forms = opened.flatMap(({ area, reply }) =>
    reply.kind === 'form' ? [{ area, form: reply.form }] : [],
  );
  return { ...shown, forms };
}
