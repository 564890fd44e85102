-- SPDX-License-Identifier: Apache-2.0
-- Who is told why of an alert: once for each person, kind and round.
CREATE TABLE notices(
    number INTEGER PRIMARY KEY,
    alert TEXT NOT NULL,
    person TEXT NOT NULL,
    kind TEXT NOT NULL,
    round INTEGER NOT NULL,
    created INTEGER NOT NULL,
    addressed INTEGER NOT NULL,  -- 1 = it has its deliveries
    UNIQUE(alert, person, kind, round));
CREATE INDEX notices_to_address ON notices(number) WHERE addressed=0;

-- One channel of that person, and how far the telling has come on it.
CREATE TABLE deliveries(
    notice INTEGER NOT NULL REFERENCES notices,
    channel TEXT NOT NULL,
    state TEXT NOT NULL,
    tries INTEGER NOT NULL,
    due INTEGER NOT NULL,  -- of the next try, or when it ended
    answer TEXT NOT NULL,  -- to the last one
    PRIMARY KEY(notice, channel)) WITHOUT ROWID;
CREATE INDEX deliveries_by_state ON deliveries(state, due);
