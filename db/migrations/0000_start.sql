CREATE TABLE "check_in" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "check_in_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"group_id" integer NOT NULL,
	"half_year" text NOT NULL,
	"due_on" date NOT NULL,
	"due_source" text NOT NULL,
	"file_due" date NOT NULL,
	"file_due_source" text NOT NULL,
	"next_plan_at" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone,
	"locked_at" timestamp (3) with time zone,
	"record" jsonb,
	CONSTRAINT "check_in_half_year_form" CHECK ("check_in"."half_year" ~ '^[0-9]{4}-H[12]$'),
	CONSTRAINT "check_in_due_source" CHECK ("check_in"."due_source" in ('week', 'file', 'chat')),
	CONSTRAINT "check_in_file_due_source" CHECK ("check_in"."file_due_source" in ('week', 'file'))
);
--> statement-breakpoint
CREATE TABLE "showing" (
	"id" uuid PRIMARY KEY NOT NULL,
	"check_in_id" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"message" jsonb NOT NULL,
	"shown_by" integer NOT NULL,
	"without" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delivery" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dedupe" text NOT NULL,
	"kind" text NOT NULL,
	"group_id" integer NOT NULL,
	"check_in_id" integer,
	"person_id" integer,
	"place" text,
	"party_id" integer,
	"rung" integer,
	"due_at" timestamp (3) with time zone NOT NULL,
	"content" jsonb,
	"state" text NOT NULL,
	"claimed_by" text,
	"lease_until" timestamp (3) with time zone,
	"attempted_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"platform" text,
	"tenant" text,
	"user_id" text,
	"conversation_id" text,
	"message_ids" jsonb,
	"reason" text,
	"merged_into" text,
	CONSTRAINT "delivery_to_one" CHECK (("delivery"."person_id" is null) <> ("delivery"."place" is null)),
	CONSTRAINT "delivery_place_known" CHECK ("delivery"."place" in ('slack', 'teams', 'console')),
	CONSTRAINT "delivery_platform_known" CHECK ("delivery"."platform" in ('slack', 'teams', 'console')),
	CONSTRAINT "delivery_kind" CHECK ("delivery"."kind" in ('reminder', 'standing', 'reach', 'nudge', 'shown', 'notice')),
	CONSTRAINT "delivery_state" CHECK ("delivery"."state" in ('planned', 'claimed', 'sent', 'skipped', 'unreachable', 'in_doubt'))
);
--> statement-breakpoint
CREATE TABLE "posted" (
	"slot" text NOT NULL,
	"platform" text NOT NULL,
	"conversation_id" text NOT NULL,
	"message_ids" jsonb NOT NULL,
	CONSTRAINT "posted_slot_platform_conversation_id_pk" PRIMARY KEY("slot","platform","conversation_id"),
	CONSTRAINT "posted_platform_known" CHECK ("posted"."platform" in ('slack', 'teams', 'console'))
);
--> statement-breakpoint
CREATE TABLE "agreement" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "agreement_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"group_id" integer NOT NULL,
	"reference" text NOT NULL,
	"title" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"signed" jsonb,
	"purpose" text,
	"renews" text,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "agreement_valid" CHECK ("agreement"."valid_from" <= "agreement"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "agreement_area" (
	"agreement_id" integer NOT NULL,
	"area_id" integer NOT NULL,
	CONSTRAINT "agreement_area_agreement_id_area_id_pk" PRIMARY KEY("agreement_id","area_id")
);
--> statement-breakpoint
CREATE TABLE "agreement_party" (
	"agreement_id" integer NOT NULL,
	"party_id" integer NOT NULL,
	CONSTRAINT "agreement_party_agreement_id_party_id_pk" PRIMARY KEY("agreement_id","party_id")
);
--> statement-breakpoint
CREATE TABLE "area" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "area_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"group_id" integer NOT NULL,
	"key" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"about" text NOT NULL,
	"questions" jsonb NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "party" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "party_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"group_id" integer NOT NULL,
	"key" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"municipality" text,
	"convener" boolean NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "place" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "place_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"group_id" integer NOT NULL,
	"platform" text NOT NULL,
	"tenant" text,
	"conversation_id" text NOT NULL,
	"reference" jsonb,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "place_platform_known" CHECK ("place"."platform" in ('slack', 'teams', 'console'))
);
--> statement-breakpoint
CREATE TABLE "working_group" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "working_group_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"name" text NOT NULL,
	"timezone" text NOT NULL,
	"locale" text NOT NULL,
	"rhythm" jsonb NOT NULL,
	"source" text NOT NULL,
	"revision" integer NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "working_group_key_unique" UNIQUE("key"),
	CONSTRAINT "working_group_locale" CHECK ("working_group"."locale" in ('sv', 'en'))
);
--> statement-breakpoint
CREATE TABLE "event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"group_id" integer NOT NULL,
	"check_in_id" integer,
	"party_id" integer,
	"actor" integer,
	"platform" text,
	"detail" jsonb
);
--> statement-breakpoint
CREATE TABLE "inbound" (
	"key" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "trial_clock" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "trial_clock_one_row" CHECK ("trial_clock"."only")
);
--> statement-breakpoint
CREATE TABLE "contact" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "contact_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"party_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"role" text NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "contact_role" CHECK ("contact"."role" in ('contact', 'substitute')),
	CONSTRAINT "contact_dates" CHECK ("contact"."from_at" <= "contact"."ended_at")
);
--> statement-breakpoint
CREATE TABLE "coordinator" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "coordinator_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"group_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "coordinator_dates" CHECK ("coordinator"."from_at" <= "coordinator"."ended_at")
);
--> statement-breakpoint
CREATE TABLE "identity" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "identity_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"person_id" integer,
	"platform" text NOT NULL,
	"tenant" text NOT NULL,
	"user_id" text NOT NULL,
	"locale" text,
	"conversation_id" text,
	"reference" jsonb,
	"looked_up_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone,
	"unreachable" text,
	CONSTRAINT "identity_platform_known" CHECK ("identity"."platform" in ('slack', 'teams', 'console')),
	CONSTRAINT "identity_locale" CHECK ("identity"."locale" in ('sv', 'en'))
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "person_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"email" text NOT NULL,
	"slack_id" text,
	"teams_id" text
);
--> statement-breakpoint
CREATE TABLE "area_report" (
	"update_id" integer NOT NULL,
	"n" integer NOT NULL,
	"area_id" integer NOT NULL,
	"status" text,
	"done" text NOT NULL,
	"needs" text NOT NULL,
	"saved_by" integer NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "area_report_update_id_n_area_id_pk" PRIMARY KEY("update_id","n","area_id"),
	CONSTRAINT "area_report_status" CHECK ("area_report"."status" in ('going_well', 'needs_change', 'stalled', 'not_started', 'not_applicable'))
);
--> statement-breakpoint
CREATE TABLE "commitment" (
	"update_id" integer NOT NULL,
	"n" integer NOT NULL,
	"position" integer NOT NULL,
	"what" text NOT NULL,
	"who" text NOT NULL,
	"by" date,
	CONSTRAINT "commitment_update_id_n_position_pk" PRIMARY KEY("update_id","n","position")
);
--> statement-breakpoint
CREATE TABLE "status_update" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "status_update_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"check_in_id" integer NOT NULL,
	"party_id" integer NOT NULL,
	"locked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "version" (
	"update_id" integer NOT NULL,
	"n" integer NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"submitted_by" integer,
	"worked_well" text DEFAULT '' NOT NULL,
	"contact_next" boolean,
	"overall_by" integer,
	"overall_at" timestamp (3) with time zone,
	CONSTRAINT "version_update_id_n_pk" PRIMARY KEY("update_id","n"),
	CONSTRAINT "version_counts_from_1" CHECK ("version"."n" >= 1),
	CONSTRAINT "version_submitted" CHECK (("version"."submitted_at" is null) = ("version"."submitted_by" is null))
);
--> statement-breakpoint
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_group_id_working_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."working_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "showing" ADD CONSTRAINT "showing_check_in_id_check_in_id_fk" FOREIGN KEY ("check_in_id") REFERENCES "public"."check_in"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "showing" ADD CONSTRAINT "showing_shown_by_person_id_fk" FOREIGN KEY ("shown_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_group_id_working_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."working_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_check_in_id_check_in_id_fk" FOREIGN KEY ("check_in_id") REFERENCES "public"."check_in"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_party_id_party_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_group_id_working_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."working_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_area" ADD CONSTRAINT "agreement_area_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_area" ADD CONSTRAINT "agreement_area_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_party" ADD CONSTRAINT "agreement_party_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_party" ADD CONSTRAINT "agreement_party_party_id_party_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area" ADD CONSTRAINT "area_group_id_working_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."working_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party" ADD CONSTRAINT "party_group_id_working_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."working_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_group_id_working_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."working_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_party_id_party_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coordinator" ADD CONSTRAINT "coordinator_group_id_working_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."working_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coordinator" ADD CONSTRAINT "coordinator_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity" ADD CONSTRAINT "identity_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_report" ADD CONSTRAINT "area_report_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_report" ADD CONSTRAINT "area_report_saved_by_person_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_report" ADD CONSTRAINT "area_report_version" FOREIGN KEY ("update_id","n") REFERENCES "public"."version"("update_id","n") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_version" FOREIGN KEY ("update_id","n") REFERENCES "public"."version"("update_id","n") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_update" ADD CONSTRAINT "status_update_check_in_id_check_in_id_fk" FOREIGN KEY ("check_in_id") REFERENCES "public"."check_in"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_update" ADD CONSTRAINT "status_update_party_id_party_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version" ADD CONSTRAINT "version_update_id_status_update_id_fk" FOREIGN KEY ("update_id") REFERENCES "public"."status_update"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version" ADD CONSTRAINT "version_submitted_by_person_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version" ADD CONSTRAINT "version_overall_by_person_id_fk" FOREIGN KEY ("overall_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "check_in_half_year" ON "check_in" USING btree ("group_id","half_year");--> statement-breakpoint
CREATE INDEX "check_in_to_plan" ON "check_in" USING btree ("next_plan_at") WHERE "check_in"."locked_at" is null;--> statement-breakpoint
CREATE INDEX "showing_check_in" ON "showing" USING btree ("check_in_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_dedupe" ON "delivery" USING btree ("dedupe");--> statement-breakpoint
CREATE INDEX "delivery_due" ON "delivery" USING btree ("due_at") WHERE "delivery"."state" in ('planned', 'claimed', 'in_doubt');--> statement-breakpoint
CREATE INDEX "delivery_check_in" ON "delivery" USING btree ("check_in_id","person_id");--> statement-breakpoint
CREATE INDEX "delivery_merged" ON "delivery" USING btree ("merged_into") WHERE "delivery"."merged_into" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "agreement_reference" ON "agreement" USING btree ("group_id","reference");--> statement-breakpoint
CREATE UNIQUE INDEX "area_key" ON "area" USING btree ("group_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "party_key" ON "party" USING btree ("group_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "place_platform" ON "place" USING btree ("group_id","platform");--> statement-breakpoint
CREATE INDEX "place_conversation" ON "place" USING btree ("platform","conversation_id");--> statement-breakpoint
CREATE INDEX "event_group" ON "event" USING btree ("group_id","at");--> statement-breakpoint
CREATE INDEX "inbound_at" ON "inbound" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "contact_active" ON "contact" USING btree ("party_id","role") WHERE "contact"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "contact_person" ON "contact" USING btree ("person_id") WHERE "contact"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "coordinator_active" ON "coordinator" USING btree ("group_id","person_id") WHERE "coordinator"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "coordinator_person" ON "coordinator" USING btree ("person_id") WHERE "coordinator"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "identity_user" ON "identity" USING btree ("platform","tenant","user_id");--> statement-breakpoint
CREATE INDEX "identity_person" ON "identity" USING btree ("person_id") WHERE "identity"."person_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "person_email" ON "person" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "person_slack" ON "person" USING btree ("slack_id") WHERE "person"."slack_id" is not null;--> statement-breakpoint
CREATE INDEX "person_teams" ON "person" USING btree ("teams_id") WHERE "person"."teams_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "status_update_party" ON "status_update" USING btree ("check_in_id","party_id");--> statement-breakpoint
CREATE UNIQUE INDEX "version_one_draft" ON "version" USING btree ("update_id") WHERE "version"."submitted_at" is null;