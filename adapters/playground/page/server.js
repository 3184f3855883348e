import { words } from './words.js';

/** Everything that the page shows, as the person sees it. Throws an error whose message can be shown. */
export async function fetchState(as) {
  const query = as === undefined ? '' : `?as=${encodeURIComponent(as)}`;
  return answerOf(fetch(`/playground/state${query}`));
}

/** Asks the server to do something. Throws an error whose message can be shown. */
export async function post(what, body) {
  return answerOf(
    fetch(`/playground/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
}

async function answerOf(request) {
  const response = await request.catch((cause) => {
    throw new Error(words.noContact, { cause });
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok || answer.error) throw new Error(answer.error ?? words.failed);
  return answer;
}

/** Calls `changed` whenever something may be new, also after a lost connection, and `lost` when it breaks. */
export function listen({ changed, lost }) {
  const events = new EventSource('/playground/events');
  events.addEventListener('state', changed);
  events.addEventListener('open', changed);
  events.addEventListener('error', lost);
}
