CREATE TABLE "agenda_item" (
	"meeting_id" integer NOT NULL,
	"key" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"about" text NOT NULL,
	"party_id" integer,
	"proposed_by" integer,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "agenda_item_meeting_id_key_pk" PRIMARY KEY("meeting_id","key"),
	CONSTRAINT "agenda_item_kind_word" CHECK ("agenda_item"."kind" ~ '^[a-z][a-z0-9-]{0,39}$')
);
--> statement-breakpoint
CREATE TABLE "meeting" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "meeting_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"group_id" integer NOT NULL,
	"check_in_id" integer NOT NULL,
	"uid" uuid DEFAULT gen_random_uuid() NOT NULL,
	"state" text NOT NULL,
	"day" date,
	"from_time" text,
	"to_time" text,
	"place" text NOT NULL,
	"words" text NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"told_at" timestamp (3) with time zone,
	"proposals" jsonb NOT NULL,
	"asked_at" timestamp (3) with time zone,
	"agenda_at" timestamp (3) with time zone,
	"held_at" timestamp (3) with time zone,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "meeting_state_word" CHECK ("meeting"."state" ~ '^[a-z][a-z0-9-]{0,39}$'),
	CONSTRAINT "meeting_has_a_day" CHECK ("meeting"."state" in ('asking', 'cancelled') or "meeting"."day" is not null),
	CONSTRAINT "meeting_hours" CHECK (("meeting"."day" is null) = ("meeting"."from_time" is null) and "meeting"."from_time" < "meeting"."to_time")
);
--> statement-breakpoint
CREATE TABLE "meeting_attendance" (
	"meeting_id" integer NOT NULL,
	"party_id" integer NOT NULL,
	"present" boolean NOT NULL,
	CONSTRAINT "meeting_attendance_meeting_id_party_id_pk" PRIMARY KEY("meeting_id","party_id")
);
--> statement-breakpoint
CREATE TABLE "meeting_fit" (
	"meeting_id" integer NOT NULL,
	"party_id" integer NOT NULL,
	"fits" jsonb NOT NULL,
	"answered_by" integer,
	"answered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "meeting_fit_meeting_id_party_id_pk" PRIMARY KEY("meeting_id","party_id")
);
--> statement-breakpoint
CREATE TABLE "meeting_guest" (
	"meeting_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"party_id" integer NOT NULL,
	"invited_at" timestamp (3) with time zone NOT NULL,
	"answer" text,
	"colleague" text DEFAULT '' NOT NULL,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "meeting_guest_meeting_id_person_id_pk" PRIMARY KEY("meeting_id","person_id"),
	CONSTRAINT "meeting_guest_answer_word" CHECK ("meeting_guest"."answer" ~ '^[a-z][a-z0-9-]{0,39}$')
);
--> statement-breakpoint
CREATE TABLE "meeting_minutes" (
	"meeting_id" integer NOT NULL,
	"n" integer NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"sent_by" integer NOT NULL,
	"paper" jsonb NOT NULL,
	CONSTRAINT "meeting_minutes_meeting_id_n_pk" PRIMARY KEY("meeting_id","n"),
	CONSTRAINT "meeting_minutes_from_1" CHECK ("meeting_minutes"."n" >= 1)
);
--> statement-breakpoint
CREATE TABLE "meeting_task" (
	"meeting_id" integer NOT NULL,
	"position" integer NOT NULL,
	"key" uuid DEFAULT gen_random_uuid() NOT NULL,
	"what" text NOT NULL,
	"party_id" integer,
	"by" date,
	CONSTRAINT "meeting_task_meeting_id_position_pk" PRIMARY KEY("meeting_id","position")
);
--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_party_id_party_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_proposed_by_person_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_group_id_working_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."working_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_check_in_id_check_in_id_fk" FOREIGN KEY ("check_in_id") REFERENCES "public"."check_in"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_attendance" ADD CONSTRAINT "meeting_attendance_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_attendance" ADD CONSTRAINT "meeting_attendance_party_id_party_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_fit" ADD CONSTRAINT "meeting_fit_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_fit" ADD CONSTRAINT "meeting_fit_party_id_party_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_fit" ADD CONSTRAINT "meeting_fit_answered_by_person_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_guest" ADD CONSTRAINT "meeting_guest_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_guest" ADD CONSTRAINT "meeting_guest_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_guest" ADD CONSTRAINT "meeting_guest_party_id_party_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_minutes" ADD CONSTRAINT "meeting_minutes_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_minutes" ADD CONSTRAINT "meeting_minutes_sent_by_person_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_task" ADD CONSTRAINT "meeting_task_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_task" ADD CONSTRAINT "meeting_task_party_id_party_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "meeting_group" ON "meeting" USING btree ("group_id","day");--> statement-breakpoint
CREATE INDEX "meeting_check_in" ON "meeting" USING btree ("check_in_id");--> statement-breakpoint
CREATE INDEX "meeting_guest_person" ON "meeting_guest" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "meeting_task_key" ON "meeting_task" USING btree ("key");--> statement-breakpoint
-- Notes that were sent stay as they were sent: see 0004_what_is_sent_in_stays.
CREATE TRIGGER "keep" BEFORE UPDATE OR DELETE ON "meeting_minutes" FOR EACH ROW EXECUTE FUNCTION "keep_row"('Anteckningar som är skickade');--> statement-breakpoint
CREATE TRIGGER "keep_all" BEFORE TRUNCATE ON "meeting_minutes" EXECUTE FUNCTION "keep_table"();
