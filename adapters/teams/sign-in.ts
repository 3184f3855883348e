import type { Credentials } from './authentication.ts';
import { ConnectorFault } from './fault.ts';

/** How long the bot's own sign-in at Microsoft may take, in milliseconds. The library that does it waits without end. */
const signInWithin = 9_000;

/**
 * The same credentials, whose sign-in ends in time. A call that has not been signed by then is never sent: what was
 * given up cannot arrive later.
 */
export function signingInTime(credentials: Credentials): Credentials {
  return {
    isValidAppId: (id) => credentials.isValidAppId(id),
    isAuthenticationDisabled: () => credentials.isAuthenticationDisabled(),
    async createCredentials(...given) {
      const created = await inTime(credentials.createCredentials(...given));
      return { signRequest: (request) => inTime(created.signRequest(request)) };
    },
  };
}

async function inTime<T>(signIn: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new ConnectorFault({ kind: 'not-sent', why: 'signin_timeout' })),
      signInWithin,
    );
  });
  try {
    return await Promise.race([signIn, late]);
  } finally {
    clearTimeout(timer);
  }
}
