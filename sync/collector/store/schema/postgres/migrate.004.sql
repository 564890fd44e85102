-- SPDX-License-Identifier: Apache-2.0
-- As schema/sqlite/migrate.007.sql, which says what they mean.
CREATE TABLE day_counts(
    what bigint NOT NULL,
    store text NOT NULL,
    day bigint NOT NULL,
    kiosk text NOT NULL,
    question text NOT NULL,
    survey text NOT NULL,
    answer text NOT NULL,
    n bigint NOT NULL,
    flagged bigint NOT NULL,
    PRIMARY KEY(what, store, day, kiosk, question, survey, answer));
CREATE INDEX day_counts_by_day ON day_counts(what, day);

-- The same by months, without the kiosk; `month` is its first day. Only of 0, 1 and 2.
CREATE TABLE month_counts(
    what bigint NOT NULL,
    store text NOT NULL,
    question text NOT NULL,
    survey text NOT NULL,
    answer text NOT NULL,
    month bigint NOT NULL,
    n bigint NOT NULL,
    flagged bigint NOT NULL,
    PRIMARY KEY(what, store, question, survey, answer, month));

-- Flagged is whoever has 50 hundredths of misuse or more.
INSERT INTO day_counts
    SELECT 0, store, day, kiosk, question, survey, CAST(score AS text),
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
           date_trunc('month', DATE '1970-01-01'+CAST(day AS integer))::date-DATE '1970-01-01'
               AS month,
           sum(n), sum(flagged)
    FROM day_counts WHERE what<3 GROUP BY what, store, question, survey, answer, month;
