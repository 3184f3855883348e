CREATE TABLE "superseded_record" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "superseded_record_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"check_in_id" integer NOT NULL,
	"locked_at" timestamp (3) with time zone NOT NULL,
	"record" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outcome" (
	"update_id" integer NOT NULL,
	"n" integer NOT NULL,
	"commitment" uuid NOT NULL,
	"outcome" text NOT NULL,
	CONSTRAINT "outcome_update_id_n_commitment_pk" PRIMARY KEY("update_id","n","commitment"),
	CONSTRAINT "outcome_known" CHECK ("outcome"."outcome" in ('yes', 'partly', 'no'))
);
--> statement-breakpoint
ALTER TABLE "delivery" DROP CONSTRAINT "delivery_kind";--> statement-breakpoint
ALTER TABLE "commitment" ADD COLUMN "key" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "status_update" ADD COLUMN "draft_notice_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "superseded_record" ADD CONSTRAINT "superseded_record_check_in_id_check_in_id_fk" FOREIGN KEY ("check_in_id") REFERENCES "public"."check_in"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_version" FOREIGN KEY ("update_id","n") REFERENCES "public"."version"("update_id","n") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "superseded_record_check_in" ON "superseded_record" USING btree ("check_in_id","locked_at");--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_kind" CHECK ("delivery"."kind" in ('reminder', 'standing', 'reach', 'nudge', 'shown', 'notice', 'unlocked', 'removal'));