import type { svDocuments } from './sv-documents.ts';

export const enDocuments: typeof svDocuments = {
  subject: (halfYear, group) => `Check-in for ${halfYear}, ${group}`,
};
