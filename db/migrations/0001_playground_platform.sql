ALTER TABLE "delivery" DROP CONSTRAINT "delivery_place_known";--> statement-breakpoint
ALTER TABLE "delivery" DROP CONSTRAINT "delivery_platform_known";--> statement-breakpoint
ALTER TABLE "posted" DROP CONSTRAINT "posted_platform_known";--> statement-breakpoint
ALTER TABLE "place" DROP CONSTRAINT "place_platform_known";--> statement-breakpoint
ALTER TABLE "identity" DROP CONSTRAINT "identity_platform_known";--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_place_known" CHECK ("delivery"."place" in ('slack', 'teams', 'console', 'playground'));--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_platform_known" CHECK ("delivery"."platform" in ('slack', 'teams', 'console', 'playground'));--> statement-breakpoint
ALTER TABLE "posted" ADD CONSTRAINT "posted_platform_known" CHECK ("posted"."platform" in ('slack', 'teams', 'console', 'playground'));--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_platform_known" CHECK ("place"."platform" in ('slack', 'teams', 'console', 'playground'));--> statement-breakpoint
ALTER TABLE "identity" ADD CONSTRAINT "identity_platform_known" CHECK ("identity"."platform" in ('slack', 'teams', 'console', 'playground'));