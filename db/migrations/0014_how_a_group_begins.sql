CREATE TABLE "carried" (
	"check_in_id" integer PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pasted" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "pasted_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"group_id" integer NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"pasted_by" integer NOT NULL,
	"pasted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "pasted_kind_word" CHECK ("pasted"."kind" ~ '^[a-z][a-z0-9-]{0,39}$')
);
--> statement-breakpoint
CREATE TABLE "start_code" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "start_code_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"hash" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"wrong" integer DEFAULT 0 NOT NULL,
	"wrong_since" timestamp (3) with time zone,
	"platform" text,
	"tenant" text,
	"user_id" text,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "start_code_hash_unique" UNIQUE("hash"),
	CONSTRAINT "start_code_claimed" CHECK (num_nulls("start_code"."platform", "start_code"."tenant", "start_code"."user_id") in (0, 3)),
	CONSTRAINT "start_code_platform_word" CHECK ("start_code"."platform" ~ '^[a-z][a-z0-9-]{0,39}$')
);
--> statement-breakpoint
ALTER TABLE "party" ADD COLUMN "waiting" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "carried" ADD CONSTRAINT "carried_check_in_id_check_in_id_fk" FOREIGN KEY ("check_in_id") REFERENCES "public"."check_in"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carried" ADD CONSTRAINT "carried_by_person_id_fk" FOREIGN KEY ("by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pasted" ADD CONSTRAINT "pasted_group_id_working_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."working_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pasted" ADD CONSTRAINT "pasted_pasted_by_person_id_fk" FOREIGN KEY ("pasted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pasted_at" ON "pasted" USING btree ("pasted_at");