-- SPDX-License-Identifier: Apache-2.0
-- Several collectors on one database. A member is a collector that works; its lease on whatever it
-- holds is one: until then, by this server's clock.
CREATE TABLE members(
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    instance text NOT NULL UNIQUE,
    until bigint NOT NULL);

-- Who works on a shard: a member's number, 0 for nobody.
CREATE TABLE shards(shard bigint PRIMARY KEY, holder bigint NOT NULL);
INSERT INTO shards SELECT shard, 0 FROM generate_series(0, 63) AS all_of_them(shard);

CREATE FUNCTION server_time() RETURNS bigint LANGUAGE sql VOLATILE AS
    $$ SELECT CAST(extract(epoch FROM clock_timestamp())*1000 AS bigint) $$;

-- Sent with the COMMIT of every transaction of a member: fails where its time is up, or where
-- somebody else has set other places and surveys since. What it has read stays so until it has
-- committed: whoever takes over waits for that.
CREATE FUNCTION fence(me bigint, configuration text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM members WHERE number=me AND until>server_time() FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the lease of member % has ended', me USING ERRCODE='AW001';
    END IF;
    PERFORM FROM notes WHERE name='configured_by' AND text=configuration FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'another configuration counts by now' USING ERRCODE='AW002';
    END IF;
END $$;
