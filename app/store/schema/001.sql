-- The library as it was first laid out. Enumerations are kept by their wire names, moments in microseconds since the epoch,
-- days as YYYY-MM-DD, texts that were not given as NULL.

CREATE TABLE library (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  -- Words have gone that may still lie in the index, in freed pages or in the journal: arrival of the oldest note
  -- concerned; NULL if there is nothing to scrub.
  scrub_from INTEGER,
  -- Notes up to this number are in the index, in the words that they have now; later ones are still to come.
  indexed_to INTEGER NOT NULL DEFAULT 0
) STRICT;

INSERT INTO library (one) VALUES (1);

CREATE TABLE dialogue (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL,
  address TEXT,
  device_key TEXT,
  status TEXT NOT NULL,
  published INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  closed_at INTEGER,
  -- When the words of what was not put to a circle were erased.
  erased_at INTEGER,
  -- The plan.
  theme TEXT NOT NULL,
  question TEXT NOT NULL,
  situation TEXT,
  goal TEXT,
  open_for_decision TEXT,
  contact TEXT,
  school TEXT,
  wifi TEXT,
  date TEXT,
  planned_start TEXT,
  planned_end TEXT,
  language TEXT NOT NULL,
  welcome_seconds INTEGER NOT NULL,
  talk_seconds INTEGER NOT NULL,
  answer_seconds INTEGER NOT NULL,
  recap_seconds INTEGER NOT NULL,
  reaction_seconds INTEGER NOT NULL,
  closing_seconds INTEGER NOT NULL,
  grace_seconds INTEGER NOT NULL,
  erase_after_days INTEGER NOT NULL,
  open_during_answer INTEGER NOT NULL DEFAULT 0,
  -- What search finds.
  words TEXT GENERATED ALWAYS AS (theme || ' ' || question || ' ' || coalesce (school, '')) VIRTUAL
) STRICT;

-- What the archive's lines count, so that a list of thousands of evenings need not look at every note.
CREATE TABLE tally (
  dialogue INTEGER PRIMARY KEY REFERENCES dialogue (id) ON DELETE CASCADE,
  notes INTEGER NOT NULL DEFAULT 0,
  agreements INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE translation (
  dialogue INTEGER NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
  language TEXT NOT NULL,
  theme TEXT,
  question TEXT,
  PRIMARY KEY (dialogue, language)
) STRICT, WITHOUT ROWID;

-- The steps as this evening planned them: what notes and events mean by a step's number, whatever a later program's plans look like.
CREATE TABLE step (
  dialogue INTEGER NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  phase TEXT NOT NULL,
  circle TEXT,
  seconds INTEGER NOT NULL,
  PRIMARY KEY (dialogue, position)
) STRICT, WITHOUT ROWID;

-- The log of the evening; lines are only ever added.
CREATE TABLE event (
  dialogue INTEGER NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  type TEXT NOT NULL,
  at INTEGER NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (dialogue, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dialogue INTEGER NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
  key TEXT COLLATE NOCASE,
  device TEXT,
  from_circle TEXT NOT NULL,
  to_circle TEXT NOT NULL,
  step INTEGER NOT NULL,
  text TEXT,
  language TEXT,
  translation TEXT,
  source TEXT NOT NULL,
  disposition TEXT NOT NULL DEFAULT 'received',
  reason TEXT,
  rank INTEGER NOT NULL DEFAULT 0,
  asked_at INTEGER,
  answer TEXT,
  lead INTEGER REFERENCES note (id) ON DELETE SET NULL,
  late INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  words TEXT GENERATED ALWAYS AS (
    CASE WHEN text IS NOT NULL AND disposition NOT IN ('personal', 'removed')
         THEN text || ' ' || coalesce (translation, '') || ' ' || coalesce (answer, '') END) VIRTUAL,
  UNIQUE (dialogue, key)
) STRICT;

CREATE INDEX note_by_lead ON note (lead) WHERE lead IS NOT NULL;

CREATE TABLE recap (
  dialogue INTEGER NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
  part TEXT NOT NULL,
  -- Where the index finds it: a circle's place or 3 shared, 4 different, 5 reaction.
  place INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (dialogue, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE agreement (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dialogue INTEGER NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
  what TEXT NOT NULL,
  who TEXT NOT NULL,
  circle TEXT,
  before TEXT,
  reminds TEXT NOT NULL,
  decides TEXT NOT NULL,
  words TEXT GENERATED ALWAYS AS (what || ' ' || who || ' ' || reminds) VIRTUAL
) STRICT;

CREATE INDEX agreement_by_dialogue ON agreement (dialogue);

-- What became of an agreement, as each circle sees it.
CREATE TABLE review (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  agreement INTEGER NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
  circle TEXT NOT NULL,
  outcome TEXT NOT NULL,
  comment TEXT,
  date TEXT NOT NULL
) STRICT;

CREATE INDEX review_by_agreement ON review (agreement);

CREATE TRIGGER dialogue_tallied AFTER INSERT ON dialogue BEGIN
  INSERT INTO tally (dialogue) VALUES (new.id);
END;
CREATE TRIGGER note_tallied AFTER INSERT ON note BEGIN
  UPDATE tally SET notes = notes + 1 WHERE dialogue = new.dialogue;
END;
CREATE TRIGGER note_untallied AFTER DELETE ON note BEGIN
  UPDATE tally SET notes = notes - 1 WHERE dialogue = old.dialogue;
END;
CREATE TRIGGER agreement_tallied AFTER INSERT ON agreement BEGIN
  UPDATE tally SET agreements = agreements + 1 WHERE dialogue = new.dialogue;
END;
CREATE TRIGGER agreement_untallied AFTER DELETE ON agreement BEGIN
  UPDATE tally SET agreements = agreements - 1 WHERE dialogue = old.dialogue;
END;

-- Search. The row number tells where a text belongs, so that a search need not look at anything but the index:
-- evening << 40 | kind << 38 | item, with kind 0 the evening itself, 1 a note, 2 a part of the recap, 3 an agreement.
CREATE VIRTUAL TABLE search USING fts5 (words, content = '', prefix = '2 3', tokenize = "unicode61 remove_diacritics 2");

CREATE TRIGGER dialogue_added AFTER INSERT ON dialogue BEGIN
  INSERT INTO search (rowid, words) VALUES (new.id << 40, new.words);
END;
CREATE TRIGGER dialogue_changed AFTER UPDATE ON dialogue WHEN new.words IS NOT old.words BEGIN
  INSERT INTO search (search, rowid, words) VALUES ('delete', old.id << 40, old.words);
  INSERT INTO search (rowid, words) VALUES (new.id << 40, new.words);
END;
CREATE TRIGGER dialogue_removed AFTER DELETE ON dialogue BEGIN
  INSERT INTO search (search, rowid, words) VALUES ('delete', old.id << 40, old.words);
END;

-- A note is indexed some time after it came, together with its neighbours: in a transaction of its own that costs several times what
-- the note itself costs. From then on the index follows each change.
CREATE TRIGGER note_changed AFTER UPDATE ON note
WHEN new.words IS NOT old.words AND old.id <= (SELECT indexed_to FROM library) BEGIN
  INSERT INTO search (search, rowid, words) SELECT 'delete', (old.dialogue << 40) | (1 << 38) | old.id, old.words WHERE old.words IS NOT NULL;
  INSERT INTO search (rowid, words) SELECT (new.dialogue << 40) | (1 << 38) | new.id, new.words WHERE new.words IS NOT NULL;
END;
CREATE TRIGGER note_removed AFTER DELETE ON note
WHEN old.words IS NOT NULL AND old.id <= (SELECT indexed_to FROM library) BEGIN
  INSERT INTO search (search, rowid, words) VALUES ('delete', (old.dialogue << 40) | (1 << 38) | old.id, old.words);
END;

CREATE TRIGGER recap_added AFTER INSERT ON recap BEGIN
  INSERT INTO search (rowid, words) VALUES ((new.dialogue << 40) | (2 << 38) | new.place, new.text);
END;
CREATE TRIGGER recap_changed AFTER UPDATE ON recap WHEN new.text IS NOT old.text BEGIN
  INSERT INTO search (search, rowid, words) VALUES ('delete', (old.dialogue << 40) | (2 << 38) | old.place, old.text);
  INSERT INTO search (rowid, words) VALUES ((new.dialogue << 40) | (2 << 38) | new.place, new.text);
END;
CREATE TRIGGER recap_removed AFTER DELETE ON recap BEGIN
  INSERT INTO search (search, rowid, words) VALUES ('delete', (old.dialogue << 40) | (2 << 38) | old.place, old.text);
END;

CREATE TRIGGER agreement_added AFTER INSERT ON agreement BEGIN
  INSERT INTO search (rowid, words) VALUES ((new.dialogue << 40) | (3 << 38) | new.id, new.words);
END;
CREATE TRIGGER agreement_changed AFTER UPDATE ON agreement WHEN new.words IS NOT old.words BEGIN
  INSERT INTO search (search, rowid, words) VALUES ('delete', (old.dialogue << 40) | (3 << 38) | old.id, old.words);
  INSERT INTO search (rowid, words) VALUES ((new.dialogue << 40) | (3 << 38) | new.id, new.words);
END;
CREATE TRIGGER agreement_removed AFTER DELETE ON agreement BEGIN
  INSERT INTO search (search, rowid, words) VALUES ('delete', (old.dialogue << 40) | (3 << 38) | old.id, old.words);
END;

-- Words that their writer changed or took back, and words that were wiped, are to be gone for good.
CREATE TRIGGER note_rewritten AFTER UPDATE ON note
WHEN old.text IS NOT new.text AND old.text IS NOT NULL BEGIN
  UPDATE library SET scrub_from = min (coalesce (scrub_from, old.created_at), old.created_at);
END;
CREATE TRIGGER note_withdrawn AFTER DELETE ON note BEGIN
  UPDATE library SET scrub_from = min (coalesce (scrub_from, old.created_at), old.created_at);
END;
