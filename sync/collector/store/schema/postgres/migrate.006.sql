-- SPDX-License-Identifier: Apache-2.0
-- Where the CUSUM of each question of a kiosk stands, and the last alert it has raised.
CREATE TABLE trends(
    kiosk text NOT NULL,
    question text NOT NULL,
    level bigint NOT NULL,
    alarm bigint NOT NULL,
    in_alarm bigint NOT NULL,
    n bigint NOT NULL,
    negative bigint NOT NULL,
    alert text NOT NULL,
    PRIMARY KEY(kiosk, question));

-- How many answers were negative, by part of the store's week; halved now and then.
CREATE TABLE usual(
    question text NOT NULL,
    store text NOT NULL,
    part bigint NOT NULL,
    n bigint NOT NULL,
    negative bigint NOT NULL,
    PRIMARY KEY(question, store, part));

CREATE INDEX visits_by_time ON visits(kiosk, corrected);
