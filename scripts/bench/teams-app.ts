import type { Credentials } from '../../adapters/teams/authentication.ts';

/** The app that both bots in Teams are, the bare one and the product. */
export const appId = '11111111-2222-4333-8444-555555555555';

/** Tokens for what the bot sends, without asking Entra for them. */
export const credentials: Credentials = {
  isValidAppId: async (id) => id === appId,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({
    async signRequest(request) {
      request.headers.set('authorization', 'Bearer own-token');
      return request;
    },
  }),
};
