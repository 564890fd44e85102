-- SPDX-License-Identifier: Apache-2.0
-- How much the visit looks like misuse, in hundredths; empty where the kiosk didn't judge it.
ALTER TABLE visits ADD COLUMN misuse INTEGER;

-- What was chosen among options.
CREATE TABLE choices(
    visit INTEGER NOT NULL REFERENCES visits,
    question TEXT NOT NULL,
    option TEXT NOT NULL,
    PRIMARY KEY(visit, question, option)) WITHOUT ROWID;
