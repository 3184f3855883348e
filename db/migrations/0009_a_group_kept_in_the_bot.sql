CREATE TABLE "group_change" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "group_change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"group_id" integer NOT NULL,
	"edits" jsonb NOT NULL,
	"made_by" integer NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"settled_by" integer,
	CONSTRAINT "group_change_state" CHECK ("group_change"."state" in ('asked', 'done', 'undone'))
);
--> statement-breakpoint
CREATE TABLE "handover" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "handover_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"party_id" integer NOT NULL,
	"role" text NOT NULL,
	"person_id" integer NOT NULL,
	"slack_id" text,
	"teams_id" text,
	"appointed_by" text NOT NULL,
	"from_on" date NOT NULL,
	"asked_by" integer NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"settled_by" integer,
	"met_at" timestamp (3) with time zone,
	CONSTRAINT "handover_role" CHECK ("handover"."role" in ('contact', 'substitute')),
	CONSTRAINT "handover_state" CHECK ("handover"."state" in ('confirm', 'open', 'done', 'declined', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "stand_in" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "stand_in_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"party_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"slack_id" text,
	"teams_id" text,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"made_by" integer NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"began_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "stand_in_dates" CHECK ("stand_in"."from_on" <= "stand_in"."to_on")
);
--> statement-breakpoint
ALTER TABLE "working_group" ADD COLUMN "kept_in" text DEFAULT 'file' NOT NULL;--> statement-breakpoint
ALTER TABLE "link" ADD COLUMN "said_name" text;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "shared" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "coordinator" ADD COLUMN "slack_id" text;--> statement-breakpoint
ALTER TABLE "coordinator" ADD COLUMN "teams_id" text;--> statement-breakpoint
ALTER TABLE "group_change" ADD CONSTRAINT "group_change_group_id_working_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."working_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_change" ADD CONSTRAINT "group_change_made_by_person_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_change" ADD CONSTRAINT "group_change_settled_by_person_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_party_id_party_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_settled_by_person_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stand_in" ADD CONSTRAINT "stand_in_party_id_party_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stand_in" ADD CONSTRAINT "stand_in_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stand_in" ADD CONSTRAINT "stand_in_made_by_person_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "group_change_group" ON "group_change" USING btree ("group_id","made_at");--> statement-breakpoint
CREATE UNIQUE INDEX "handover_waiting" ON "handover" USING btree ("party_id","role") WHERE "handover"."state" in ('confirm', 'open');--> statement-breakpoint
CREATE INDEX "handover_person" ON "handover" USING btree ("person_id") WHERE "handover"."state" in ('confirm', 'open');--> statement-breakpoint
CREATE INDEX "stand_in_party" ON "stand_in" USING btree ("party_id") WHERE "stand_in"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "stand_in_person" ON "stand_in" USING btree ("person_id") WHERE "stand_in"."ended_at" is null;--> statement-breakpoint
CREATE VIEW "public"."answerer" AS (
  select c.party_id, c.person_id, c.role, c.from_at, c.shared from contact c where c.ended_at is null
  union all
  select s.party_id, s.person_id, 'stand-in', s.began_at, false from stand_in s
  where s.began_at is not null and s.ended_at is null);