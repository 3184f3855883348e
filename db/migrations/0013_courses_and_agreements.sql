CREATE TABLE "goal" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "goal_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"group_id" integer NOT NULL,
	"key" text NOT NULL,
	"position" integer NOT NULL,
	"text" text NOT NULL,
	"source" text NOT NULL,
	"measure" text,
	"target" integer,
	"per" text,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "goal_measure" CHECK ("goal"."measure" in ('initiatives', 'participants', 'participants-from-others', 'parties')),
	CONSTRAINT "goal_per" CHECK ("goal"."per" in ('half-year', 'year')),
	CONSTRAINT "goal_target" CHECK ("goal"."target" > 0),
	CONSTRAINT "goal_counted" CHECK (("goal"."measure" is null) = ("goal"."target" is null) and ("goal"."measure" is null) = ("goal"."per" is null))
);
--> statement-breakpoint
CREATE TABLE "renewal" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "renewal_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"group_id" integer NOT NULL,
	"agreement_id" integer,
	"separate_agreement_id" integer,
	"plan" text NOT NULL,
	"said_by" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "renewal_of_one" CHECK (("renewal"."agreement_id" is null) <> ("renewal"."separate_agreement_id" is null)),
	CONSTRAINT "renewal_plan" CHECK ("renewal"."plan" in ('new', 'none'))
);
--> statement-breakpoint
CREATE TABLE "separate_agreement" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "separate_agreement_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"group_id" integer NOT NULL,
	"reference" text,
	"title" text NOT NULL,
	"aims" text NOT NULL,
	"purposes" text NOT NULL,
	"funding" text,
	"funding_about" text NOT NULL,
	"grant_decision" text NOT NULL,
	"grant_reference" text NOT NULL,
	"implementation" text NOT NULL,
	"valid_from" date,
	"valid_to" date,
	"signed_on" date,
	"signed_by" text NOT NULL,
	"renews" text,
	"shared_at" timestamp (3) with time zone,
	"in_file" boolean DEFAULT false NOT NULL,
	"saved_by" integer,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "separate_agreement_funding" CHECK ("separate_agreement"."funding" in ('grant', 'fee')),
	CONSTRAINT "separate_agreement_valid" CHECK ("separate_agreement"."valid_from" <= "separate_agreement"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "separate_agreement_party" (
	"agreement_id" integer NOT NULL,
	"party_id" integer NOT NULL,
	CONSTRAINT "separate_agreement_party_agreement_id_party_id_pk" PRIMARY KEY("agreement_id","party_id")
);
--> statement-breakpoint
CREATE TABLE "initiative" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "initiative_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"group_id" integer NOT NULL,
	"party_id" integer NOT NULL,
	"n" integer NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "initiative_version" (
	"initiative_id" integer NOT NULL,
	"n" integer NOT NULL,
	"title" text NOT NULL,
	"day" date NOT NULL,
	"last_day" date,
	"from_time" text,
	"to_time" text,
	"open" text NOT NULL,
	"area_id" integer,
	"place" text NOT NULL,
	"arrangement" text,
	"apply_by" date,
	"places" integer,
	"apply_at" text NOT NULL,
	"about" text NOT NULL,
	"ask" text NOT NULL,
	"separate_agreement_id" integer,
	"state" text NOT NULL,
	"participants" integer,
	"from_others" integer,
	"saved_by" integer NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "initiative_version_initiative_id_n_pk" PRIMARY KEY("initiative_id","n"),
	CONSTRAINT "initiative_version_counts_from_1" CHECK ("initiative_version"."n" >= 1),
	CONSTRAINT "initiative_version_open" CHECK ("initiative_version"."open" in ('yes', 'no', 'undecided')),
	CONSTRAINT "initiative_version_arrangement" CHECK ("initiative_version"."arrangement" in ('region', 'funded', 'own')),
	CONSTRAINT "initiative_version_state" CHECK ("initiative_version"."state" in ('planned', 'held', 'cancelled')),
	CONSTRAINT "initiative_version_days" CHECK ("initiative_version"."last_day" >= "initiative_version"."day"),
	CONSTRAINT "initiative_version_numbers" CHECK ("initiative_version"."participants" >= 0 and "initiative_version"."from_others" >= 0 and "initiative_version"."places" >= 0)
);
--> statement-breakpoint
CREATE TABLE "sign_up" (
	"initiative_id" integer NOT NULL,
	"party_id" integer NOT NULL,
	"seats" integer NOT NULL,
	"signed_by" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone,
	CONSTRAINT "sign_up_initiative_id_party_id_pk" PRIMARY KEY("initiative_id","party_id"),
	CONSTRAINT "sign_up_seats" CHECK ("sign_up"."seats" between 0 and 100000)
);
--> statement-breakpoint
CREATE TABLE "tips_off" (
	"group_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "tips_off_group_id_person_id_pk" PRIMARY KEY("group_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "told" (
	"initiative_id" integer NOT NULL,
	"party_id" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "told_initiative_id_party_id_pk" PRIMARY KEY("initiative_id","party_id")
);
--> statement-breakpoint
CREATE TABLE "upcoming" (
	"group_id" integer NOT NULL,
	"kind" text NOT NULL,
	"subject" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "upcoming_group_id_kind_subject_pk" PRIMARY KEY("group_id","kind","subject"),
	CONSTRAINT "upcoming_kind_word" CHECK ("upcoming"."kind" ~ '^[a-z][a-z0-9-]{0,39}$')
);
--> statement-breakpoint
ALTER TABLE "area" ADD COLUMN "courses" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "goal" ADD CONSTRAINT "goal_group_id_working_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."working_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_group_id_working_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."working_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_separate_agreement_id_separate_agreement_id_fk" FOREIGN KEY ("separate_agreement_id") REFERENCES "public"."separate_agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_said_by_person_id_fk" FOREIGN KEY ("said_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "separate_agreement" ADD CONSTRAINT "separate_agreement_group_id_working_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."working_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "separate_agreement" ADD CONSTRAINT "separate_agreement_saved_by_person_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "separate_agreement_party" ADD CONSTRAINT "separate_agreement_party_agreement_id_separate_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."separate_agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "separate_agreement_party" ADD CONSTRAINT "separate_agreement_party_party_id_party_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiative" ADD CONSTRAINT "initiative_group_id_working_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."working_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiative" ADD CONSTRAINT "initiative_party_id_party_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiative_version" ADD CONSTRAINT "initiative_version_initiative_id_initiative_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "public"."initiative"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiative_version" ADD CONSTRAINT "initiative_version_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiative_version" ADD CONSTRAINT "initiative_version_separate_agreement_id_separate_agreement_id_fk" FOREIGN KEY ("separate_agreement_id") REFERENCES "public"."separate_agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiative_version" ADD CONSTRAINT "initiative_version_saved_by_person_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_up" ADD CONSTRAINT "sign_up_initiative_id_initiative_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "public"."initiative"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_up" ADD CONSTRAINT "sign_up_party_id_party_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_up" ADD CONSTRAINT "sign_up_signed_by_person_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tips_off" ADD CONSTRAINT "tips_off_group_id_working_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."working_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tips_off" ADD CONSTRAINT "tips_off_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "told" ADD CONSTRAINT "told_initiative_id_initiative_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "public"."initiative"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "told" ADD CONSTRAINT "told_party_id_party_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upcoming" ADD CONSTRAINT "upcoming_group_id_working_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."working_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "goal_key" ON "goal" USING btree ("group_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "renewal_agreement" ON "renewal" USING btree ("agreement_id");--> statement-breakpoint
CREATE UNIQUE INDEX "renewal_separate" ON "renewal" USING btree ("separate_agreement_id");--> statement-breakpoint
CREATE INDEX "separate_agreement_group" ON "separate_agreement" USING btree ("group_id");--> statement-breakpoint
CREATE UNIQUE INDEX "separate_agreement_reference" ON "separate_agreement" USING btree ("group_id","reference") WHERE "separate_agreement"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "initiative_group" ON "initiative" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "initiative_party" ON "initiative" USING btree ("party_id");--> statement-breakpoint
CREATE INDEX "tips_off_person" ON "tips_off" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "upcoming_at" ON "upcoming" USING btree ("at");--> statement-breakpoint
CREATE INDEX "delivery_sent_to" ON "delivery" USING btree ("person_id","settled_at") WHERE "delivery"."state" = 'sent';--> statement-breakpoint
-- A course's versions are public records from when they are saved: what was said stays until there is a decision.
CREATE TRIGGER "keep" BEFORE UPDATE OR DELETE ON "initiative_version" FOR EACH ROW EXECUTE FUNCTION "keep_row"('Det som är sparat om en kurs');--> statement-breakpoint
CREATE TRIGGER "keep_all" BEFORE TRUNCATE ON "initiative_version" EXECUTE FUNCTION "keep_table"();
