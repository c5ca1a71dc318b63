-- An index for the first letter alone, too: whoever types a word sees evenings from its beginning, and without it one letter of a large library
-- takes a second.

DROP TABLE search;
CREATE VIRTUAL TABLE search USING fts5 (words, content = '', prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 2");

INSERT INTO search (rowid, words) SELECT id << 40, words FROM dialogue ORDER BY id;
INSERT INTO search (rowid, words) SELECT (dialogue << 40) | (1 << 38) | id AS row, words FROM note
  WHERE id <= (SELECT indexed_to FROM library) AND words IS NOT NULL ORDER BY row;
INSERT INTO search (rowid, words) SELECT (dialogue << 40) | (2 << 38) | place AS row, text FROM recap ORDER BY row;
INSERT INTO search (rowid, words) SELECT (dialogue << 40) | (3 << 38) | id AS row, words FROM agreement ORDER BY row;
INSERT INTO search (rowid, words) SELECT (dialogue << 40) | (2 << 38) | (1 << 37) | id AS row, text FROM addition ORDER BY row;
