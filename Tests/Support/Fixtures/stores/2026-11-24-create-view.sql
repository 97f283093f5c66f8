-- A view as the first schema made it, with rows in every table: what migrations start from.
PRAGMA journal_mode = WAL;
BEGIN;
CREATE TABLE position (
    topic TEXT NOT NULL, partition INTEGER NOT NULL, next_offset INTEGER NOT NULL,
    PRIMARY KEY (topic, partition)
) WITHOUT ROWID;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE article (
    sequence INTEGER NOT NULL, released INTEGER NOT NULL DEFAULT 0,
    id TEXT NOT NULL, provider TEXT NOT NULL, version INTEGER, story TEXT NOT NULL,
    relation TEXT NOT NULL, of TEXT, similarity REAL, outcome TEXT NOT NULL,
    headline TEXT, slugline TEXT, byline TEXT, place TEXT, language TEXT, status TEXT NOT NULL,
    published TEXT, received TEXT NOT NULL, held_until REAL, held INTEGER NOT NULL DEFAULT 0,
    format TEXT NOT NULL, source_topic TEXT NOT NULL, source_partition INTEGER NOT NULL,
    source_offset INTEGER NOT NULL, source_ordinal INTEGER NOT NULL,
    log_partition INTEGER NOT NULL, log_offset INTEGER NOT NULL,
    head TEXT NOT NULL, body TEXT NOT NULL, blocks TEXT, hash TEXT NOT NULL,
    PRIMARY KEY (sequence, released)
) WITHOUT ROWID;
CREATE INDEX article_story ON article (story);
CREATE INDEX article_id ON article (id);
CREATE INDEX article_source ON article (source_topic, source_partition, source_offset);
CREATE INDEX article_held ON article (sequence) WHERE held = 1;
CREATE TABLE reading (
    sequence INTEGER PRIMARY KEY, language TEXT, supported INTEGER, sentences INTEGER, mentions INTEGER,
    entities TEXT
);
CREATE TABLE mention (
    sequence INTEGER NOT NULL, ordinal INTEGER NOT NULL, field TEXT NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, type TEXT NOT NULL, subtype TEXT, text TEXT NOT NULL, entity INTEGER, name TEXT,
    country TEXT, geonameid INTEGER, latitude REAL, longitude REAL, date_start TEXT, date_end TEXT,
    value REAL, minimum REAL, maximum REAL, comparator TEXT, of TEXT, unit TEXT,
    PRIMARY KEY (sequence, ordinal)
) WITHOUT ROWID;
CREATE TABLE event (
    id TEXT PRIMARY KEY, story TEXT NOT NULL, incident TEXT NOT NULL, article TEXT NOT NULL, version INTEGER,
    sequence INTEGER NOT NULL, ordinal INTEGER NOT NULL, provider TEXT NOT NULL, published TEXT,
    kind TEXT NOT NULL, event TEXT, mode TEXT, cameo TEXT, quad_class INTEGER, goldstein REAL,
    who TEXT, who_country TEXT, who_sector TEXT, whom TEXT, whom_country TEXT, whom_sector TEXT,
    date_start TEXT, date_end TEXT, place TEXT, country TEXT, admin1 TEXT, latitude REAL, longitude REAL,
    how_many TEXT, on_whose_word TEXT, modality TEXT NOT NULL, polarity TEXT NOT NULL, confidence REAL NOT NULL,
    evidence TEXT, digest TEXT NOT NULL, void_reason TEXT, void_by TEXT, void_sequence INTEGER,
    json TEXT NOT NULL, hash TEXT NOT NULL, log_partition INTEGER NOT NULL, log_offset INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX event_story ON event (story);
CREATE INDEX event_incident ON event (incident);
CREATE INDEX event_sequence ON event (sequence);
CREATE INDEX event_date ON event (date_start);
CREATE TABLE retraction (
    log_partition INTEGER NOT NULL, log_offset INTEGER NOT NULL, article TEXT NOT NULL, version INTEGER,
    story TEXT NOT NULL, sequence INTEGER NOT NULL, reason TEXT NOT NULL, void TEXT NOT NULL,
    PRIMARY KEY (log_partition, log_offset)
) WITHOUT ROWID;
CREATE INDEX retraction_story ON retraction (story);
CREATE TABLE dead_letter (
    log_partition INTEGER NOT NULL, log_offset INTEGER NOT NULL, reason TEXT NOT NULL, stage TEXT NOT NULL,
    message TEXT NOT NULL, source_topic TEXT NOT NULL, source_partition INTEGER NOT NULL,
    source_offset INTEGER NOT NULL, attempts INTEGER NOT NULL, value BLOB, headers TEXT NOT NULL,
    sha256 TEXT, bytes INTEGER, PRIMARY KEY (log_partition, log_offset)
);
CREATE INDEX dead_letter_source ON dead_letter (source_topic, source_partition, source_offset);
CREATE VIEW articles AS
SELECT sequence, id, provider, version, story, relation, of, similarity, outcome, headline, slugline, byline, place,
    language, status, published, received, datetime(held_until, 'unixepoch') AS held_until, format, body,
    source_topic, source_partition, source_offset, source_ordinal
FROM article WHERE released = 0;
CREATE VIEW stories AS
SELECT story, min(sequence) AS first_sequence, count(*) AS articles, count(DISTINCT provider) AS providers,
    max(version) AS latest_version,
    (SELECT headline FROM article head WHERE head.story = article.story ORDER BY sequence LIMIT 1) AS headline,
    (SELECT count(*) FROM event WHERE event.story = article.story AND void_reason IS NULL) AS events,
    max(relation = 'kill') AS killed, min(received) AS first_received, max(received) AS last_received
FROM article WHERE released = 0 GROUP BY story;
CREATE VIEW readings AS
SELECT reading.sequence, article.id AS article, article.story, reading.language, supported, sentences, mentions,
    entities
FROM reading JOIN article ON article.sequence = reading.sequence AND article.released = 0;
CREATE VIEW mentions AS
SELECT mention.*, article.id AS article, article.story
FROM mention JOIN article ON article.sequence = mention.sequence AND article.released = 0;
CREATE VIEW events AS
SELECT id, story, incident, article, version, sequence, ordinal, provider, published, kind, event, mode, cameo,
    quad_class, goldstein, who, who_country, who_sector, whom, whom_country, whom_sector, date_start, date_end,
    place, country, admin1, latitude, longitude, how_many, on_whose_word, modality, polarity, confidence,
    evidence, json
FROM event WHERE void_reason IS NULL;
CREATE VIEW incidents AS
SELECT incident, kind, min(date_start) AS date_start, count(*) AS events, count(DISTINCT story) AS stories,
    count(DISTINCT provider) AS providers, max(who) AS who, max(whom) AS whom, max(place) AS place,
    max(country) AS country, max(confidence) AS confidence
FROM event WHERE void_reason IS NULL GROUP BY incident;
CREATE VIEW dead_letters AS
SELECT reason, stage, message, source_topic, source_partition, source_offset, attempts, bytes, value, headers, sha256
FROM dead_letter;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES ('2026-11-24-create-view');
INSERT INTO position VALUES ('wire.articles', 0, 2);
INSERT INTO meta VALUES ('cluster', 'c1');
INSERT INTO article VALUES (0, 0, 'northwire:item-1', 'northwire', 1, 'story-1', 'new', NULL, NULL, 'coded', 'Dockworkers walk out', NULL, NULL, NULL, 'en', 'usable', '2026-03-10T10:00:00Z', '2026-03-10T10:00:00Z', NULL, 0, 'ninjs', 'wire.raw', 0, 0, 0, 0, 0, '{"article":{"schema":"wire.article/1","provider":"northwire","item_id":"item-1","version":1,"status":"usable","version_created":{"utc":"2026-03-10T10:00:00Z","raw":"2026-03-10T10:00:00Z","zone_known":true},"item_class":"text","language":"en","headline":"Dockworkers walk out","body":[],"body_text":"","raw_format":"ninjs","raw_sha256":"item-1-1","raw_bytes":87,"warnings":[]},"source":{"topic":"wire.raw","partition":0,"offset":0,"ordinal":0},"received_ms":1773136800000,"verdict":{"story":"story-1","relation":"new","rules":"1"},"sequence":0,"judge":"test"}', 'HAIFA (Northwire) - Dockworkers walked out on Tuesday.

The company called it unlawful.', NULL, '1fe422129223687e6fee90f351ca4772');
INSERT INTO article VALUES (1, 0, 'northwire:item-1', 'northwire', 2, 'story-1', 'revision', NULL, NULL, 'held', 'Dockworkers walk out', NULL, NULL, NULL, 'en', 'usable', '2026-03-10T10:00:00Z', '2026-03-10T10:00:01Z', 5000000000.0, 1, 'ninjs', 'wire.raw', 0, 1, 0, 0, 1, '{"article":{"schema":"wire.article/1","provider":"northwire","item_id":"item-1","version":2,"status":"usable","version_created":{"utc":"2026-03-10T10:00:00Z","raw":"2026-03-10T10:00:00Z","zone_known":true},"item_class":"text","language":"en","headline":"Dockworkers walk out","body":[],"body_text":"","raw_format":"ninjs","raw_sha256":"item-1-2","raw_bytes":87,"warnings":[]},"source":{"topic":"wire.raw","partition":0,"offset":1,"ordinal":0},"received_ms":1773136801000,"verdict":{"story":"story-1","relation":"revision","rules":"1"},"sequence":1,"held":true,"held_until":5000000000.0,"judge":"test"}', 'HAIFA (Northwire) - Dockworkers walked out on Tuesday.

The company called it unlawful.', NULL, '03e5f3bb981acf49d0f36026956f361a');
INSERT INTO reading VALUES (0, 'en', 1, 0, 2, '[{"id":0,"name":"Haifa"}]');
INSERT INTO mention VALUES (0, 0, 'body', 0, 5, 'GPE', NULL, 'HAIFA', 0, 'Haifa', 'ISR', 294801, 32.8, 35.0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO mention VALUES (0, 1, 'body', 20, 31, 'PERSON', NULL, 'Dockworkers', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO event VALUES ('e1', 'story-1', 'incident-strike', 'northwire:item-1', NULL, 0, 0, 'northwire', NULL, 'strike', NULL, '', NULL, NULL, NULL, 'Dockworkers', 'ISR', 'LAB', NULL, NULL, NULL, '2026-03-10', '2026-03-10', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'actual', 'positive', 0.5, NULL, 'c291f5f53c0c186e7f0fc94f14e799b0', 'revised', 'northwire:item-1', 1, '{"id":"e1","story":"story-1","article":"northwire:item-1","sequence":0,"provider":"northwire","language":"en","incident":"incident-strike","kind":"strike","mode":[],"context":[],"actor":[{"text":"dockworkers","field":"body","start":0,"end":11,"name":"Dockworkers","code":"ISR","sector":"LAB","sectors":["LAB"]}],"recipient":[],"date":{"start":"2026-03-10","end":"2026-03-10","granularity":"day","approximate":false},"size":{},"attribution":[],"modality":"actual","polarity":"positive","evidence":[],"confidence":0.5,"coder":"1","model":"none","dictionary":"1"}', 'dd9b1356ca7303e5d7d3a9282f0caae6', 0, 0);
INSERT INTO event VALUES ('e2', 'story-1', 'incident-strike', 'northwire:item-1', NULL, 1, 0, 'northwire', NULL, 'strike', NULL, '', NULL, NULL, NULL, 'Dockworkers', 'ISR', 'LAB', NULL, NULL, NULL, '2026-03-10', '2026-03-10', NULL, NULL, NULL, NULL, NULL, 'killed 3', NULL, 'actual', 'positive', 0.5, NULL, 'fc2308240cb1e0dcdbf58b2b563809aa', NULL, NULL, NULL, '{"id":"e2","story":"story-1","article":"northwire:item-1","sequence":1,"provider":"northwire","language":"en","incident":"incident-strike","kind":"strike","mode":[],"context":[],"actor":[{"text":"dockworkers","field":"body","start":0,"end":11,"name":"Dockworkers","code":"ISR","sector":"LAB","sectors":["LAB"]}],"recipient":[],"date":{"start":"2026-03-10","end":"2026-03-10","granularity":"day","approximate":false},"size":{"killed":{"value":3,"min":3,"max":3,"comparator":"exactly","basis":"flow","text":"dockworkers","field":"body","start":0,"end":11,"derived":false}},"attribution":[],"modality":"actual","polarity":"positive","evidence":[],"confidence":0.5,"coder":"1","model":"none","dictionary":"1"}', '6cef19db58aca73c4177256d87b2d753', 0, 2);
INSERT INTO retraction VALUES (0, 1, 'northwire:item-1', 2, 'story-1', 1, 'revised', '["e1"]');
INSERT INTO dead_letter VALUES (0, 0, 'malformed', 'decode', 'cut off', 'wire.raw', 0, 41, 1, x'00ff01', '[{"name":"x","hex":"ff"}]', NULL, 3);
COMMIT;
