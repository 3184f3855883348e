export const platformNames = ['slack', 'teams', 'console', 'playground', 'mail'] as const;
/** The platforms that there is an adapter for. `mail` is letters that go out, and the page that their links lead to. */
export type PlatformName = (typeof platformNames)[number];
