-- SPDX-License-Identifier: Apache-2.0
-- Where the CUSUM of each question of a kiosk stands, and the last alert it has raised.
CREATE TABLE trends(
    kiosk TEXT NOT NULL,
    question TEXT NOT NULL,
    level INTEGER NOT NULL,
    alarm INTEGER NOT NULL,
    in_alarm INTEGER NOT NULL,
    n INTEGER NOT NULL,
    negative INTEGER NOT NULL,
    alert TEXT NOT NULL,
    PRIMARY KEY(kiosk, question)) WITHOUT ROWID;

-- How many answers were negative, by part of the store's week; halved now and then.
CREATE TABLE usual(
    question TEXT NOT NULL,
    store TEXT NOT NULL,
    part INTEGER NOT NULL,
    n INTEGER NOT NULL,
    negative INTEGER NOT NULL,
    PRIMARY KEY(question, store, part)) WITHOUT ROWID;

CREATE INDEX visits_by_time ON visits(kiosk, corrected);
