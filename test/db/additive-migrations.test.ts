import { readdirSync, readFileSync } from 'node:fs';

const folder = 'db/migrations';
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.sql'))
  .map((file) => file.slice(0, -'.sql'.length));
const decisions = readdirSync('docs/decisions')
  .map((file) => readFileSync(`docs/decisions/${file}`, 'utf8'))
  .join('\n');

/** The version before may stumble on these, on any table. */
const harmful: [what: string, statement: RegExp][] = [
  ['drops', /^(drop|alter table .* drop) /],
  ['renames', /^alter .* rename /],
  ['retypes', /^alter table .* alter column .* type /],
  ['needs a value', /^alter table .* alter column .* set not null/],
  ['changes or removes rows', /^(update|delete|truncate) /],
  ['takes rights away', /^revoke /],
];

/** On these where the table was there before. */
const stricter: [what: string, statement: RegExp][] = [
  ['adds a column that needs a value', /^alter table (\S+) add column (?!.* default ).* not null/],
  ['adds a constraint', /^alter table (\S+) add constraint /],
  ['adds a unique index', /^create unique index .* on (\S+)/],
  ['adds a trigger', /^create (?:or replace )?trigger .* on (\S+)/],
];

/** What the version before could not live with, statement by statement. */
function harmOf(sql: string): string[] {
  const statements = sql
    .split('--> statement-breakpoint')
    .map((statement) =>
      statement
        .replace(/^\s*--.*$/gm, '')
        .replace(/["\s]+/g, ' ')
        .replace(/ ?\( ?/g, ' (')
        .trim(),
    )
    .map((statement) => statement.toLowerCase().replaceAll('public.', ''));
  const made = new Set(
    statements.flatMap((each) => /^create table (?:if not exists )?(\S+)/.exec(each)?.[1] ?? []),
  );
  return statements.flatMap((statement) => [
    ...harmful.flatMap(([what, pattern]) => (pattern.test(statement) ? [`${what}: ${statement}`] : [])),
    ...stricter.flatMap(([what, pattern]) => {
      const table = pattern.exec(statement)?.[1];
      return table !== undefined && !made.has(table) ? [`${what}: ${statement}`] : [];
    }),
  ]);
}

it.each(names)('%s only adds, or a decision says why the version before goes on working', (name) => {
  const sql = readFileSync(`${folder}/${name}.sql`, 'utf8');
  if (!decisions.includes(`\`${name}\``)) expect(harmOf(sql)).toEqual([]);
});

it.each([
  'DROP TABLE "party"',
  'ALTER TABLE "party" DROP COLUMN "name"',
  'ALTER TABLE "party" RENAME COLUMN "name" TO "title"',
  'ALTER TABLE "party" RENAME TO "parties"',
  'ALTER TABLE "party" ALTER COLUMN "name" SET DATA TYPE integer',
  'ALTER TABLE "party" ALTER COLUMN "name" SET NOT NULL',
  'ALTER TABLE "party" ADD COLUMN "county" text NOT NULL',
  'ALTER TABLE "party" ADD CONSTRAINT "named" CHECK ("party"."name" <> \'\')',
  'CREATE UNIQUE INDEX "party_name" ON "party" USING btree ("name")',
  'CREATE TRIGGER "keep" BEFORE UPDATE ON "party" FOR EACH ROW EXECUTE FUNCTION "keep_row"()',
  'UPDATE "party" SET "name" = \'\'',
  '-- in passing\nDELETE FROM "party"',
])('refuses, without a decision: %s', (statement) => {
  expect(
    harmOf(`CREATE TABLE "other" ("id" integer);\n--> statement-breakpoint\n${statement};`),
  ).toHaveLength(1);
});

it.each([
  'CREATE TABLE "county" ("name" text NOT NULL);--> statement-breakpoint\nALTER TABLE "county" ADD CONSTRAINT "named" CHECK (true)',
  'ALTER TABLE "party" ADD COLUMN "county" text',
  'ALTER TABLE "party" ADD COLUMN "county" text DEFAULT \'\' NOT NULL',
  'CREATE INDEX "party_name" ON "party" USING btree ("name")',
])('lets through: %s', (statement) => {
  expect(harmOf(statement)).toEqual([]);
});
