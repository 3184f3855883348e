import type { Log } from '../../src/ports/log.ts';
import type { SlackMessage } from '../render/block-kit.ts';
import { asTyped } from '../render/slack-text.ts';
import { faultOf, isAboutMessage } from './fault.ts';

/**
 * Sends a message, and where Slack refuses its form or its size, its words alone: what is to be said must not be lost
 * over how it looks. `instead`: said below them where buttons have gone. Throws as `send`.
 */
export async function inPlainWords<T>(
  message: SlackMessage,
  log: Log,
  send: (message: SlackMessage) => Promise<T>,
  instead?: string,
): Promise<T> {
  try {
    return await send(message);
  } catch (error) {
    const fault = faultOf(error);
    if (message.blocks.length === 0 || !isAboutMessage(fault)) throw error;
    log.error({ why: fault.why }, 'Slack refuses the form of a message; its words go alone');
    const pressed = message.blocks.some(({ type }) => type === 'actions');
    const text = pressed && instead ? `${message.text}\n${asTyped(instead)}` : message.text;
    return send({ text, blocks: [] });
  }
}
