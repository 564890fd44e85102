-- SPDX-License-Identifier: Apache-2.0
-- Counts, kept as visits come, change and move: a report reads these and no visits. `what` is what is
-- counted (store/counts.hpp): 0 scores, 1 options, 2 visits that chose any option of a question, 3
-- visits, test and flagged ones among them, 4 those of them that have not ended. `answer` is the
-- score's digits or the option. A line may have come down to 0.
CREATE TABLE day_counts(
    what INTEGER NOT NULL,
    store TEXT NOT NULL,
    day INTEGER NOT NULL,
    kiosk TEXT NOT NULL,
    question TEXT NOT NULL,
    survey TEXT NOT NULL,
    answer TEXT NOT NULL,
    n INTEGER NOT NULL,
    flagged INTEGER NOT NULL,
    PRIMARY KEY(what, store, day, kiosk, question, survey, answer)) WITHOUT ROWID;
CREATE INDEX day_counts_by_day ON day_counts(what, day);

-- The same by months, without the kiosk; `month` is its first day. Only of 0, 1 and 2.
CREATE TABLE month_counts(
    what INTEGER NOT NULL,
    store TEXT NOT NULL,
    question TEXT NOT NULL,
    survey TEXT NOT NULL,
    answer TEXT NOT NULL,
    month INTEGER NOT NULL,
    n INTEGER NOT NULL,
    flagged INTEGER NOT NULL,
    PRIMARY KEY(what, store, question, survey, answer, month)) WITHOUT ROWID;

-- Flagged is whoever has 50 hundredths of misuse or more.
INSERT INTO day_counts
    SELECT 0, store, day, kiosk, question, survey, CAST(score AS TEXT),
           count(*) FILTER (WHERE coalesce(misuse, 0)<50),
           count(*) FILTER (WHERE coalesce(misuse, 0)>=50)
    FROM visits JOIN answers ON answers.visit=visits.number
    WHERE test=0 AND store IS NOT NULL GROUP BY store, day, kiosk, question, survey, score;
INSERT INTO day_counts
    SELECT 1, store, day, kiosk, question, survey, option,
           count(*) FILTER (WHERE coalesce(misuse, 0)<50),
           count(*) FILTER (WHERE coalesce(misuse, 0)>=50)
    FROM visits JOIN choices ON choices.visit=visits.number
    WHERE test=0 AND store IS NOT NULL GROUP BY store, day, kiosk, question, survey, option;
INSERT INTO day_counts
    SELECT 2, store, day, kiosk, question, survey, '',
           count(*) FILTER (WHERE coalesce(misuse, 0)<50),
           count(*) FILTER (WHERE coalesce(misuse, 0)>=50)
    FROM visits JOIN (SELECT DISTINCT visit, question FROM choices) AS chosen
        ON chosen.visit=visits.number
    WHERE test=0 AND store IS NOT NULL GROUP BY store, day, kiosk, question, survey;
INSERT INTO day_counts
    SELECT 3, store, day, kiosk, '', '', '', count(*), 0
    FROM visits WHERE store IS NOT NULL GROUP BY store, day, kiosk;
INSERT INTO day_counts
    SELECT 4, store, day, kiosk, '', '', '', count(*), 0
    FROM visits WHERE store IS NOT NULL AND state=0 GROUP BY store, day, kiosk;
INSERT INTO month_counts
    SELECT what, store, question, survey, answer,
           CAST(julianday(date(day*86400, 'unixepoch', 'start of month'))-2440587.5 AS INTEGER)
               AS month,
           sum(n), sum(flagged)
    FROM day_counts WHERE what<3 GROUP BY what, store, question, survey, answer, month;
