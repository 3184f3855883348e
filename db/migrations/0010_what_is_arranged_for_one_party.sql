CREATE TABLE "call_note" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "call_note_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"check_in_id" integer NOT NULL,
	"party_id" integer NOT NULL,
	"informant" text NOT NULL,
	"on_day" date NOT NULL,
	"statuses" jsonb NOT NULL,
	"said" text NOT NULL,
	"reference" text,
	"by" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"confirmed_by" integer,
	"confirmed_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "call_note_confirmed" CHECK (("call_note"."confirmed_by" is null) = ("call_note"."confirmed_at" is null))
);
--> statement-breakpoint
CREATE TABLE "otherwise" (
	"check_in_id" integer NOT NULL,
	"party_id" integer NOT NULL,
	"how" text NOT NULL,
	"on_day" date NOT NULL,
	"by" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "otherwise_check_in_id_party_id_pk" PRIMARY KEY("check_in_id","party_id"),
	CONSTRAINT "otherwise_how_word" CHECK ("otherwise"."how" ~ '^[a-z][a-z0-9-]{0,39}$')
);
--> statement-breakpoint
CREATE TABLE "party_due" (
	"check_in_id" integer NOT NULL,
	"party_id" integer NOT NULL,
	"due_on" date,
	"reason" text,
	"given_by" integer,
	"given_at" timestamp (3) with time zone,
	"asked_for" date,
	"asked_reason" text,
	"asked_by" integer,
	"asked_at" timestamp (3) with time zone,
	CONSTRAINT "party_due_check_in_id_party_id_pk" PRIMARY KEY("check_in_id","party_id"),
	CONSTRAINT "party_due_given" CHECK (num_nulls("party_due"."due_on", "party_due"."reason", "party_due"."given_by", "party_due"."given_at") in (0, 4)),
	CONSTRAINT "party_due_asked" CHECK (num_nulls("party_due"."asked_for", "party_due"."asked_reason", "party_due"."asked_by", "party_due"."asked_at") in (0, 4)),
	CONSTRAINT "party_due_reason_word" CHECK ("party_due"."reason" ~ '^[a-z][a-z0-9-]{0,39}$'),
	CONSTRAINT "party_due_asked_reason_word" CHECK ("party_due"."asked_reason" ~ '^[a-z][a-z0-9-]{0,39}$')
);
--> statement-breakpoint
CREATE TABLE "question" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "question_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"check_in_id" integer NOT NULL,
	"party_id" integer NOT NULL,
	"area_id" integer NOT NULL,
	"of_version" integer NOT NULL,
	"text" text NOT NULL,
	"by" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"answer" text,
	"answered_by" integer,
	"answered_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "question_answered" CHECK (num_nulls("question"."answer", "question"."answered_by", "question"."answered_at") in (0, 3))
);
--> statement-breakpoint
ALTER TABLE "call_note" ADD CONSTRAINT "call_note_check_in_id_check_in_id_fk" FOREIGN KEY ("check_in_id") REFERENCES "public"."check_in"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_note" ADD CONSTRAINT "call_note_party_id_party_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_note" ADD CONSTRAINT "call_note_by_person_id_fk" FOREIGN KEY ("by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_note" ADD CONSTRAINT "call_note_confirmed_by_person_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "otherwise" ADD CONSTRAINT "otherwise_check_in_id_check_in_id_fk" FOREIGN KEY ("check_in_id") REFERENCES "public"."check_in"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "otherwise" ADD CONSTRAINT "otherwise_party_id_party_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "otherwise" ADD CONSTRAINT "otherwise_by_person_id_fk" FOREIGN KEY ("by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_due" ADD CONSTRAINT "party_due_check_in_id_check_in_id_fk" FOREIGN KEY ("check_in_id") REFERENCES "public"."check_in"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_due" ADD CONSTRAINT "party_due_party_id_party_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_due" ADD CONSTRAINT "party_due_given_by_person_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_due" ADD CONSTRAINT "party_due_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_check_in_id_check_in_id_fk" FOREIGN KEY ("check_in_id") REFERENCES "public"."check_in"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_party_id_party_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_area_id_area_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."area"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_by_person_id_fk" FOREIGN KEY ("by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_answered_by_person_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "call_note_party" ON "call_note" USING btree ("check_in_id","party_id");--> statement-breakpoint
CREATE INDEX "question_party" ON "question" USING btree ("check_in_id","party_id");