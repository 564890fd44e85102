-- SPDX-License-Identifier: Apache-2.0
DROP TABLE exposures, history, alerts, chains, surveys, choices, answers, visits, boots, anchors,
    quarantine, rows, lost, there, epochs, kiosks, notes;
