import { browserPath } from '../../scripts/browser.ts';

/** Tests that open pages in the installed Chromium. Where there is none they are skipped, which a test of its own says. */
export function withBrowser(name: string, tests: () => void): void {
  if (browserPath) describe(name, tests);
  else
    it(`${name}: not opened here, for there is no Chromium: apt install chromium`, () => {
      expect(browserPath).toBeUndefined();
    });
}
