/** Documents made of a check-in: their words, and what is said when they are asked for. */
export const svDocuments = {
  /** What a registrar lists the document as. */
  subject: (halfYear: string, group: string) => `Avstämning för ${halfYear}, ${group}`,
};
