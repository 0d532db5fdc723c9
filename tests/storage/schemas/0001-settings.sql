CREATE TABLE "channel_settings" ("channel_id" text not null, "guild_id" text not null, "key" text not null, "value" text not null, constraint "channel_settings_key" primary key ("channel_id", "key"));
CREATE INDEX "channel_settings_of_guild" on "channel_settings" ("guild_id");
CREATE TABLE "guild_settings" ("guild_id" text not null, "key" text not null, "value" text not null, constraint "guild_settings_key" primary key ("guild_id", "key"));
CREATE TABLE "left_guilds" ("guild_id" text primary key, "left_at" bigint not null);
CREATE TABLE "misses" ("text" text primary key, "count" integer not null, "last_at" bigint not null);
CREATE TABLE "user_settings" ("user_id" text not null, "key" text not null, "value" text not null, constraint "user_settings_key" primary key ("user_id", "key"));
