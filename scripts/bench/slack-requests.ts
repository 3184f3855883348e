import { createHmac } from 'node:crypto';
import type autocannon from 'autocannon';
import { baseOf } from '../../src/asking/merge-form.ts';
import { areaForm } from '../../src/report/report-forms.ts';
import { tenant } from './sample-region.ts';

export const signingSecret = 'a-signing-secret-of-the-bench';

/** A request as Slack sends and signs it, good for five minutes. */
function signed(fields: Record<string, string>): autocannon.Request {
  const body = new URLSearchParams(fields).toString();
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    method: 'POST',
    path: '/slack/events',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
  };
}

/** Words typed after the command, in a channel of the group's. */
export function command(userId: string, line: string): autocannon.Request {
  const [name = '', ...words] = line.split(' ');
  return signed({
    command: name,
    text: words.join(' '),
    user_id: userId,
    team_id: tenant,
    channel_id: 'C0BENCH',
    channel_name: 'grupp',
    api_app_id: 'A0BENCH',
    trigger_id: '1.2.3',
    response_url: 'http://127.0.0.1:9/none',
  });
}

let written = 0;

/** What one person writes of one area, time after time: each form is drawn from what the one before it saved. */
export function areaReports(
  userId: string,
  about: { checkIn: number; party: number; area: number; done: string; needs: string },
  count: number,
): autocannon.Request[] {
  const { done, needs, ...ref } = about;
  let before = { done, needs };
  return Array.from({ length: count }, () => {
    // A form that is sent twice is stored once.
    const n = ++written;
    const values = { done: `Två träffar för personalen, den senaste nummer ${n}.`, needs };
    const request = signed({
      payload: JSON.stringify({
        type: 'view_submission',
        team: { id: tenant },
        user: { id: userId, team_id: tenant },
        api_app_id: 'A0BENCH',
        view: {
          id: `V${userId}A${about.area}N${n}`,
          callback_id: 'report',
          private_metadata: JSON.stringify({ kind: 'area', ...ref, base: baseOf(areaForm.shape, before) }),
          state: {
            values: { done: { done: { value: values.done } }, needs: { needs: { value: needs } } },
          },
        },
      }),
    });
    before = values;
    return request;
  });
}
