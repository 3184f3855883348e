import type { IncomingMessage, ServerResponse } from 'node:http';
import { CloudAdapter } from 'botbuilder';
import type { ChatPlatform, Handle, Slots } from '../../src/ports/chat-platform.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Meter } from '../../src/ports/meter.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { createPace, type Pace } from '../pace.ts';
import { within } from '../within.ts';
import { createArrivals } from './arrivals.ts';
import { type AuthenticationOptions, createAuthentication } from './authentication.ts';
import { type Connector, createConnector } from './connector.ts';
import { createDeliveries } from './delivery.ts';
import { createAsk, type Dialogue, turnOf } from './dialogue.ts';
import { end, readJson } from './endpoint.ts';
import { faultOf, meaningOf } from './fault.ts';
import { onConsent } from './file.ts';
import { teamsPace } from './limits.ts';
import { createOutbox } from './outbox.ts';
import { type ActivityPayload, activityPayload, pressedData } from './payload.ts';
import { createPeople } from './people.ts';
import { type InvokeAnswer, onInvoke, onSubmit } from './press.ts';
import { findProfile } from './profile.ts';
import { countedCall } from './single-call.ts';
import { onInstalled, onRemoved, onWords } from './words.ts';

const messagesPath = '/api/messages';
/** The tenant of an emulator that names none. */
const emulatorTenant = 'emulator';
/** How long trying the credentials may hold up the start, in milliseconds. */
const startWithin = 5_000;
const publicCloud = 'https://smba.trafficmanager.net/teams/';

export type TeamsOptions = {
  authentication: AuthenticationOptions;
  /** Teams' address until it has told its own in an activity; default that of Microsoft's public cloud. */
  serviceUrl?: string;
  /** For all that the bot calls; default as fast as Teams takes it. */
  pace?: Pace;
  slots: Slots;
  log: Log;
  meter: Pick<Meter, 'fault'>;
};

/** Microsoft Teams as a chat platform, over the connector of the Bot Framework. */
export function createTeams(options: TeamsOptions): ChatPlatform {
  const {
    authentication,
    serviceUrl = publicCloud,
    pace = createPace(teamsPace),
    slots,
    log,
    meter,
  } = options;
  const appId = authentication.kind === 'entra' ? authentication.appId : '';
  const tenant = authentication.kind === 'entra' ? authentication.tenantId : emulatorTenant;
  const { admit, botFramework } = createAuthentication(authentication, log, {
    httpClient: countedCall(meter),
  });
  const adapter = new CloudAdapter(botFramework);
  const connector = createConnector({ adapter, appId, tenant, pace, log });
  const atOnce = createConnector({ adapter, appId, tenant, pace: createPace(), log });
  const people = createPeople({ connector, slots, tenant, appId, firstServiceUrl: serviceUrl, log });
  const outbox = createOutbox({ connector, slots, log });
  const underWay = new Set<Promise<unknown>>();
  let dialogue: Dialogue | undefined;

  /** Keeps count of what is under way, and logs what nothing has caught. */
  function during(work: Promise<unknown>): void {
    const watched = work
      .catch((error: unknown) => log.error({ err: error }, 'an activity of Teams failed'))
      .finally(() => underWay.delete(watched));
    underWay.add(watched);
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const taking = dialogue;
    if (!taking) return end(response, 503);
    const read = await readJson(request);
    if ('status' in read) return end(response, read.status);
    const admission = await admit(request, read.body);
    if (admission.kind === 'refused') return end(response, admission.status);
    const activity = activityPayload.safeParse(read.body);
    if (!activity.success) return end(response, 400);
    if (activity.data.type === 'invoke') return answerInvoke(taking, activity.data, response);
    // Acknowledged before it is answered: the answer is a message of its own.
    end(response, 200);
    await answerMessage(taking, activity.data);
  }

  async function answerInvoke(taking: Dialogue, activity: ActivityPayload, response: ServerResponse) {
    if (activity.name === 'fileConsent/invoke') {
      end(response, 200, {});
      return onConsent(taking, turnOf(taking, activity), authentication.kind === 'none');
    }
    const data = pressedData(activity);
    // No press, or an invoke that no card or manifest of ours asks for: the asker's fault and not ours, so no 5xx.
    if (!data) return end(response, 400);
    const { now, last } = await onInvoke(taking, turnOf(taking, activity), data);
    end(response, 200, invokeResponse(now));
    await last();
  }

  async function answerMessage(taking: Dialogue, activity: ActivityPayload): Promise<void> {
    switch (activity.type) {
      case 'message': {
        const data = pressedData(activity);
        const turn = turnOf(taking, activity);
        return data ? onSubmit(taking, turn, data) : onWords(taking, turn);
      }
      case 'installationUpdate':
      case 'conversationUpdate': {
        const turn = turnOf(taking, activity);
        if (turn.own && isRemoved(activity)) await onRemoved(taking, turn);
        else if (turn.own && isAdded(activity)) await onInstalled(taking, turn);
        return;
      }
      default:
        // Typing, reactions and the like: nothing to answer.
        turnOf(taking, activity);
    }
  }

  return {
    name: 'teams',
    // Nothing stands there by itself.
    changed: () => undefined,
    letters: false,
    routes: new Map([
      [
        messagesPath,
        (request, response) =>
          during(
            serve(request, response).finally(() => {
              // Whatever broke: an invoke without a response would be shown as a fault of the app.
              end(response, 500);
            }),
          ),
      ],
    ]),
    async start(handle: Handle) {
      if (authentication.kind === 'entra' && !authentication.instead)
        await checkCredentials(connector, serviceUrl, log);
      dialogue = {
        tenant,
        people,
        outbox,
        log,
        arrivals: createArrivals(slots, log),
        ask: createAsk(handle, people, log),
      };
      log.info({ tenant, authenticated: authentication.kind === 'entra' }, 'Teams is served');
    },
    async stop() {
      dialogue = undefined;
      while (underWay.size > 0) await Promise.allSettled([...underWay]);
    },
    ...createDeliveries({ connector: atOnce, people, pace, log }),
    tenant: () => tenant,
    findsByEmail: false,
    profile: (who) => findProfile({ connector, people, tenant }, who),
    idInFile: 'teams',
    // The app asks for no rights that could be missing.
    lacking: () => [],
    meaning: meaningOf,
    // Its cards have no menu of channels.
    channels: undefined,
    // Teams offers to add an app to a team in which it is mentioned.
    inviteHint: '@Avstämning',
  };
}

/**
 * Makes one harmless call, so that a wrong id or secret is told at the start and not at the first answer. Where
 * Microsoft cannot be reached just now the bot serves all the same: it may be reached later.
 */
async function checkCredentials(connector: Connector, serviceUrl: string, log: Log): Promise<void> {
  const nobody = { serviceUrl, conversation: 'nobody', bot: '' };
  const fault = await within(
    connector.member(nobody, 'nobody').then(
      () => undefined,
      (error: unknown) => faultOf(error),
    ),
    startWithin,
  );
  if (!fault) return;
  if (fault.kind === 'stopped') throw new Error(textsFor('sv').teams.credentialsRefused(fault.why));
  log.warn({ why: fault.why }, 'Microsoft cannot be reached to try the credentials of Teams');
}

function invokeResponse(answer: InvokeAnswer): object {
  return 'card' in answer
    ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: answer.card.card }
    : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: answer.text };
}

/** Whether the activity tells that somebody has got the bot. */
function isAdded({ type, action, membersAdded, recipient }: ActivityPayload): boolean {
  if (type === 'installationUpdate') return action === 'add' || action === 'add-upgrade';
  return membersAdded?.some(({ id }) => id === recipient?.id) ?? false;
}

/** Whether it tells that somebody has it no more. */
function isRemoved({ type, action, membersRemoved, recipient }: ActivityPayload): boolean {
  // `remove-upgrade` is half of a change to a newer version: the app stays.
  if (type === 'installationUpdate') return action === 'remove';
  return membersRemoved?.some(({ id }) => id === recipient?.id) ?? false;
}
