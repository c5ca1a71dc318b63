-- What an evening leaves behind goes on: circles add to the summary, a final one gets versions, agreements are looked back on, and a
-- follow-up evening knows which one it follows.

ALTER TABLE dialogue ADD COLUMN follows TEXT;
ALTER TABLE dialogue ADD COLUMN review_date TEXT;

CREATE TABLE addition (
  id INTEGER PRIMARY KEY,
  dialogue INTEGER NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
  circle TEXT NOT NULL,
  date TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (dialogue, date, circle)
) STRICT;

-- Found as a part of the recap whose number no part has.
CREATE TRIGGER addition_added AFTER INSERT ON addition BEGIN
  INSERT INTO search (rowid, words) VALUES ((new.dialogue << 40) | (2 << 38) | (1 << 37) | new.id, new.text);
END;
CREATE TRIGGER addition_changed AFTER UPDATE ON addition WHEN new.text IS NOT old.text BEGIN
  INSERT INTO search (search, rowid, words) VALUES ('delete', (old.dialogue << 40) | (2 << 38) | (1 << 37) | old.id, old.text);
  INSERT INTO search (rowid, words) VALUES ((new.dialogue << 40) | (2 << 38) | (1 << 37) | new.id, new.text);
END;
CREATE TRIGGER addition_removed AFTER DELETE ON addition BEGIN
  INSERT INTO search (search, rowid, words) VALUES ('delete', (old.dialogue << 40) | (2 << 38) | (1 << 37) | old.id, old.text);
END;

CREATE TABLE version (
  dialogue INTEGER NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  -- NULL where the summary became final before versions were kept.
  date TEXT,
  what TEXT,
  PRIMARY KEY (dialogue, number)
) STRICT, WITHOUT ROWID;

INSERT INTO version (dialogue, number) SELECT id, 1 FROM dialogue WHERE status = 'final';

CREATE UNIQUE INDEX review_once ON review (agreement, circle, date);

-- How the agreements stand: how many are done, as all circles see it that said something; when to look back; when that was done last.
ALTER TABLE tally ADD COLUMN done INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tally ADD COLUMN review TEXT;
ALTER TABLE tally ADD COLUMN reviewed TEXT;

UPDATE tally SET review = (SELECT max (before) FROM agreement WHERE agreement.dialogue = tally.dialogue);
