import { storeContract } from '../contracts/store.ts';
import { openTestStore } from '../support/database.ts';

storeContract('PGlite', openTestStore);
