-- Studies, their labelled snapshots, and settings.
-- `seal` is a digest of the row's other columns: SQLite notices a broken page, not a changed value.

CREATE TABLE study (
    id         INTEGER PRIMARY KEY CHECK (id > 0),
    sample     TEXT,
    file_path  TEXT,
    file_text  TEXT,
    created_at TEXT NOT NULL,
    opened_at  TEXT NOT NULL,
    opened     INTEGER NOT NULL UNIQUE CHECK (opened > 0),
    step       INTEGER NOT NULL CHECK (step >= 0),
    seal       BLOB NOT NULL CHECK (length(seal) = 32),
    CHECK ((file_path IS NULL) = (file_text IS NULL))
) STRICT;

CREATE INDEX study_by_file ON study (file_path);

CREATE TABLE snapshot (
    study    INTEGER NOT NULL REFERENCES study (id) ON DELETE CASCADE,
    step     INTEGER NOT NULL CHECK (step >= 0),
    label    TEXT NOT NULL,
    document TEXT NOT NULL,
    made_at  TEXT NOT NULL,
    seal     BLOB NOT NULL CHECK (length(seal) = 32),
    PRIMARY KEY (study, step)
) STRICT;

CREATE TABLE setting (
    name  TEXT PRIMARY KEY CHECK (name <> ''),
    value TEXT NOT NULL,
    seal  BLOB NOT NULL CHECK (length(seal) = 32)
) STRICT, WITHOUT ROWID;
