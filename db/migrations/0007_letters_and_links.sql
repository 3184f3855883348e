CREATE TABLE "code" (
	"person_id" integer NOT NULL,
	"purpose" text NOT NULL,
	"hash" text NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "code_person_id_purpose_pk" PRIMARY KEY("person_id","purpose")
);
--> statement-breakpoint
CREATE TABLE "link" (
	"hash" text PRIMARY KEY NOT NULL,
	"person_id" integer NOT NULL,
	"party_id" integer NOT NULL,
	"check_in_id" integer NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"dead_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "delivery" DROP CONSTRAINT "delivery_place_known";--> statement-breakpoint
ALTER TABLE "delivery" DROP CONSTRAINT "delivery_platform_known";--> statement-breakpoint
ALTER TABLE "delivery" DROP CONSTRAINT "delivery_kind";--> statement-breakpoint
ALTER TABLE "posted" DROP CONSTRAINT "posted_platform_known";--> statement-breakpoint
ALTER TABLE "place" DROP CONSTRAINT "place_platform_known";--> statement-breakpoint
ALTER TABLE "identity" DROP CONSTRAINT "identity_platform_known";--> statement-breakpoint
ALTER TABLE "identity" ADD COLUMN "chosen_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "code" ADD CONSTRAINT "code_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_party_id_party_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_check_in_id_check_in_id_fk" FOREIGN KEY ("check_in_id") REFERENCES "public"."check_in"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "code_until" ON "code" USING btree ("until");--> statement-breakpoint
CREATE INDEX "link_person" ON "link" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "link_check_in" ON "link" USING btree ("check_in_id");--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_place_word" CHECK ("delivery"."place" ~ '^[a-z][a-z0-9-]{0,39}$');--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_platform_word" CHECK ("delivery"."platform" ~ '^[a-z][a-z0-9-]{0,39}$');--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_kind_word" CHECK ("delivery"."kind" ~ '^[a-z][a-z0-9-]{0,39}$');--> statement-breakpoint
ALTER TABLE "posted" ADD CONSTRAINT "posted_platform_word" CHECK ("posted"."platform" ~ '^[a-z][a-z0-9-]{0,39}$');--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_platform_word" CHECK ("place"."platform" ~ '^[a-z][a-z0-9-]{0,39}$');--> statement-breakpoint
ALTER TABLE "identity" ADD CONSTRAINT "identity_platform_word" CHECK ("identity"."platform" ~ '^[a-z][a-z0-9-]{0,39}$');