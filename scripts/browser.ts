import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where Chromium, or a browser built on it, is usually installed. Nothing is ever downloaded. */
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The installed browser; undefined where there is none. */
export const browserPath = usualPlaces.find((path) => existsSync(path));

/** Starts the installed browser without a window. Whoever starts it closes it. */
export function openBrowser(): Promise<Browser> {
  if (!browserPath)
    throw new Error(`Ingen webbläsare finns på ${usualPlaces.join(', ')}. Installera chromium.`);
  return chromium.launch({
    executablePath: browserPath,
    // Chromium's own sandbox does not run as root, as in most containers; only our own page is opened.
    chromiumSandbox: process.getuid?.() !== 0,
  });
}
