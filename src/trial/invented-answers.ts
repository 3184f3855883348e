import type { Status } from '../domain/status-update.ts';

/**
 * What the libraries of the invented group answer. `last` and `now`: a letter for each area, in the half-year before the
 * one that is shown and in that. `days`: when, from the due date; a party without it never answers now.
 */
export type InventedAnswer = {
  party: string;
  days?: number;
  last: string;
  now: string;
  done?: string;
  needs?: string;
  workedWell?: string;
  /** What it undertook in the half-year before, for this one. */
  undertook?: string;
};

export const statusOf: Record<string, Status> = {
  g: 'going_well',
  y: 'needs_change',
  r: 'stalled',
  n: 'not_started',
  a: 'not_applicable',
};

export const inventedAnswers: readonly InventedAnswer[] = [
  { party: 'region-skane', last: 'ggng', now: 'gggg', undertook: 'Bjuda in till en träff om bemötande' },
  {
    party: 'bjuv',
    days: -1,
    last: 'gyrg',
    now: 'rgyg',
    undertook: 'Workshop om lärstilar',
    done: 'Språkkafé med digital handledning',
  },
  { party: 'bromolla', days: -9, last: 'gnyg', now: 'gnyy' },
  { party: 'burlov', days: -11, last: 'rggy', now: 'rgng', needs: 'Svårt att frigöra personal till kurser' },
  {
    party: 'bastad',
    days: -11,
    last: 'yygg',
    now: 'yggr',
    done: 'Studiebesök hos grannkommunen om handledning',
    workedWell: 'Korta träffar på morgonen, innan biblioteket öppnar',
  },
  { party: 'eslov', days: -7, last: 'gggg', now: 'gggg' },
  {
    party: 'helsingborg',
    days: -1,
    last: 'rggn',
    now: 'rggg',
    undertook: 'Öppna handledningstider två kvällar i veckan',
  },
  {
    party: 'hassleholm',
    days: -3,
    last: 'nggg',
    now: 'nygg',
    done: 'Språkkafé med digital handledning',
    needs: 'Svårt att frigöra personal till kurser',
  },
  { party: 'hoganas', days: -10, last: 'ynng', now: 'ygny' },
  { party: 'horby', days: 4, last: 'ggrg', now: 'ggyg' },
  {
    party: 'hoor',
    days: -2,
    last: 'gygg',
    now: 'ggyg',
    done: 'Två träffar om bemötande, öppna för alla bibliotek i Skåne',
  },
  { party: 'klippan', days: -1, last: 'gggg', now: 'gggg', needs: 'Svårt att frigöra personal till kurser' },
  { party: 'kristianstad', days: -22, last: 'gayg', now: 'gyyg' },
  {
    party: 'kavlinge',
    days: -22,
    last: 'gggy',
    now: 'gggy',
    done: 'Två träffar om bemötande, öppna för alla bibliotek i Skåne',
    workedWell: 'Korta träffar på morgonen, innan biblioteket öppnar',
  },
  { party: 'landskrona', days: -18, last: 'gggg', now: 'gggg' },
  { party: 'lomma', days: -22, last: 'gggg', now: 'gggg', needs: 'Svårt att frigöra personal till kurser' },
  {
    party: 'lund',
    days: -14,
    last: 'ggyg',
    now: 'ygyg',
    undertook: 'Dela vårt material om handledning med grannkommunerna',
    done: 'Workshop om lärstilar för all personal',
  },
  { party: 'malmo', days: -10, last: 'yggg', now: 'yggg' },
  { party: 'osby', last: 'ggrg', now: 'gggg' },
  {
    party: 'perstorp',
    last: 'ngrg',
    now: 'ngng',
    done: 'Personalen har provat att handleda varandra',
    needs: 'Svårt att frigöra personal till kurser',
  },
  { party: 'simrishamn', days: -18, last: 'gggr', now: 'gggr' },
  { party: 'sjobo', days: 3, last: 'yggg', now: 'nggn' },
  {
    party: 'skurup',
    days: -5,
    last: 'gggr',
    now: 'gggr',
    done: 'Personalen har provat att handleda varandra',
    workedWell: 'Att gå två och två när vi handleder',
  },
  {
    party: 'staffanstorp',
    days: -13,
    last: 'gnyg',
    now: 'gnyg',
    needs: 'Fler träffar på nätet, resorna tar tid',
  },
  { party: 'svalov', last: 'rggr', now: 'rrgr' },
  {
    party: 'svedala',
    days: -13,
    last: 'gggg',
    now: 'yrgg',
    done: 'Studiebesök hos grannkommunen om handledning',
  },
  { party: 'tomelilla', last: 'gggn', now: 'gggn' },
  {
    party: 'trelleborg',
    days: -8,
    last: 'nyrg',
    now: 'gyrg',
    needs: 'Fler träffar på nätet, resorna tar tid',
  },
  { party: 'vellinge', days: -13, last: 'gggg', now: 'yggg', done: 'Nya rutiner för hjälp till självhjälp' },
  { party: 'ystad', days: -7, last: 'gygg', now: 'grgg', undertook: 'Träff om svåra referensfrågor' },
  { party: 'astorp', days: -2, last: 'yggy', now: 'yggy' },
  {
    party: 'angelholm',
    days: -11,
    last: 'ggyy',
    now: 'ggyg',
    done: 'Digital drop-in varje torsdag',
    needs: 'Fler träffar på nätet, resorna tar tid',
    workedWell: 'Korta träffar på morgonen, innan biblioteket öppnar',
  },
  { party: 'orkelljunga', days: -19, last: 'yngg', now: 'yngg' },
  { party: 'ostra-goinge', days: -8, last: 'yyyy', now: 'yyyg' },
];
