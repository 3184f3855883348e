import { serveBotbuilder } from './botbuilder-adapter.ts';

/* botbuilder with nothing behind it: checks the token and acknowledges. A landmark, for it promises nothing. */

const [openIdMetadataUrl = ''] = process.argv.slice(2);
serveBotbuilder(openIdMetadataUrl, async () => {});
