import app from '@slack/bolt/dist/App.js';
import httpReceiver from '@slack/bolt/dist/receivers/HTTPReceiver.js';
import socketModeReceiver from '@slack/bolt/dist/receivers/SocketModeReceiver.js';
import verifyRequest from '@slack/bolt/dist/receivers/verify-request.js';

/*
 * Of Bolt what is used. Its own index also loads the receivers for Express and AWS Lambda: a third of the time that
 * it takes to load, at every start.
 */

export const App = app.default;
export type App = InstanceType<typeof App>;
export const HTTPReceiver = httpReceiver.default;
export const SocketModeReceiver = socketModeReceiver.default;
export const { isValidSlackRequest } = verifyRequest;
