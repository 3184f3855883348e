/** What a group's file says, checked. See db/seed/digitalt-forst.yaml for the format by example. */
export type WorkingGroupFile = {
  workingGroup: {
    key: string;
    name: string;
    /** Key of the convening party. */
    convener: string;
    timezone: string;
    locale: 'sv' | 'en';
    channels: { slack?: string; teams?: string };
    /** E-mail addresses of people who stand as contacts below, or of `people`. */
    coordinators: string[];
  };
  checkIns: {
    dueWeeks: [number, number];
    remind: { contacts: number[]; coordinators: number[]; at: string };
    quiet: string[];
    due: Record<string, string>;
  };
  areas: { key: string; name: string; about: string; questions: string[] }[];
  parties: {
    key: string;
    name: string;
    shortName: string;
    municipality?: string;
    contacts: {
      name: string;
      email: string;
      role: 'contact' | 'substitute';
      slack?: string;
      teams?: string;
    }[];
  }[];
  agreements: {
    reference: string;
    title: string;
    parties: string[];
    validFrom: string;
    validTo: string;
    signed?: { place?: string; date?: string; by?: Record<string, string> };
    purpose?: string;
    areas: string[];
    renews?: string;
  }[];
};
