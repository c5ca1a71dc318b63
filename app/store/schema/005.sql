-- What each version of a summary said, where another one can say otherwise.

ALTER TABLE version ADD COLUMN contact TEXT;
-- 0 where nothing of it was kept: versions from before this was done, until the next one is begun.
ALTER TABLE version ADD COLUMN kept INTEGER NOT NULL DEFAULT 0;

CREATE TABLE said_recap (
  dialogue INTEGER NOT NULL,
  number INTEGER NOT NULL,
  part TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (dialogue, number, part),
  FOREIGN KEY (dialogue, number) REFERENCES version (dialogue, number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE said_addition (
  dialogue INTEGER NOT NULL,
  number INTEGER NOT NULL,
  date TEXT NOT NULL,
  circle TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (dialogue, number, date, circle),
  FOREIGN KEY (dialogue, number) REFERENCES version (dialogue, number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE said_agreement (
  dialogue INTEGER NOT NULL,
  number INTEGER NOT NULL,
  position INTEGER NOT NULL,
  what TEXT NOT NULL,
  who TEXT NOT NULL,
  circle TEXT,
  before TEXT,
  reminds TEXT NOT NULL,
  decides TEXT NOT NULL,
  PRIMARY KEY (dialogue, number, position),
  FOREIGN KEY (dialogue, number) REFERENCES version (dialogue, number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- No word of the note itself.
CREATE TABLE said_note (
  dialogue INTEGER NOT NULL,
  number INTEGER NOT NULL,
  note INTEGER NOT NULL REFERENCES note (id) ON DELETE CASCADE,
  disposition TEXT NOT NULL,
  reason TEXT,
  answer TEXT,
  PRIMARY KEY (dialogue, number, note),
  FOREIGN KEY (dialogue, number) REFERENCES version (dialogue, number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX said_note_by_note ON said_note (note);

-- With a note's words goes what was written about it.
CREATE TRIGGER note_unsaid AFTER UPDATE OF text ON note WHEN new.text IS NULL AND old.text IS NOT NULL BEGIN
  UPDATE said_note SET reason = NULL, answer = NULL WHERE note = new.id;
END;
